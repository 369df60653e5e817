"""Speakers: written down by coordinators, confirmed, and backed by somebody with a name."""

import re
import secrets
import unicodedata
from collections.abc import Mapping
from typing import Final

from bot.content import Library
from bot.features.kit import repository
from bot.features.kit.day import LONGEST, SHORTEST, USUAL, Speaker
from bot.features.kit.errors import GoneError, ManyItemsError, NoMinutesError
from bot.features.kit.service.listing import one_line
from bot.features.kit.service.reading import prepared
from bot.i18n import clean
from bot.occasions import Occasion
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

SPEAKER: Final = "kit-speaker"
FIELD: Final = "kit-field"
"""The kinds of prompts."""
FIELDS: Final[Mapping[str, int]] = {
    "name": 60,
    "topic": 80,
    "minutes": 12,
    "contact": 120,
    "backup": 160,
}
"""What is known of a speaker, and the most characters of each."""
MOST: Final = 20
NUMBER: Final = re.compile(r"\d{1,3}")


async def ask(uow: UnitOfWork, occasion: Occasion) -> None:
    """Wait for a new speaker. Raises ManyItemsError."""
    known = await repository.speaking(uow, [occasion.id])
    if len(known.get(occasion.id, ())) >= MOST:
        raise ManyItemsError(MOST)
    uow.ask(Prompt(SPEAKER, {"event": str(occasion.id)}))


async def add(uow: UnitOfWork, occasion: Occasion, typed: str) -> Speaker:
    """Keep a new speaker: a line each for name, topic, minutes and contact; the name is enough.

    Raises EmptyTextError, LongTextError, NoMinutesError: it is still waited for.
    """
    lines = [line for line in clean(typed).split("\n") if line.strip()] or [""]
    name, topic, minutes, contact = (*lines[:4], *("",) * (4 - len(lines)))
    speaker = Speaker(
        secrets.randbits(repository.ID_BITS) or 1,
        one_line(name, FIELDS["name"]),
        one_line(topic, FIELDS["topic"]) if topic else "",
        read_minutes(minutes) if minutes else USUAL,
        one_line(contact, FIELDS["contact"]) if contact else "",
    )
    await repository.save_speaker(uow, occasion.id, speaker)
    await uow.close_prompt()
    return speaker


async def ask_field(
    uow: UnitOfWork, library: Library, occasion: Occasion, speaker_id: int, field: str
) -> Speaker:
    """Wait for one field of a speaker anew. Raises GoneError."""
    found = (await prepared(uow, library, occasion)).speaker(speaker_id)
    if field not in FIELDS:
        raise GoneError
    about = {"event": str(occasion.id), "speaker": str(speaker_id), "field": field}
    uow.ask(Prompt(FIELD, about))
    return found


async def write(
    uow: UnitOfWork, library: Library, occasion: Occasion, speaker_id: int, field: str, typed: str
) -> None:
    """Keep one field. Who speaks about something new, or is another, has to say yes anew.

    Raises EmptyTextError, LongTextError, NoMinutesError, GoneError.
    """
    found = (await prepared(uow, library, occasion)).speaker(speaker_id)
    value = one_line(typed, FIELDS[field])
    changed = found.but(**{field: read_minutes(value) if field == "minutes" else value})
    if field == "name":
        changed = changed.but(confirmed=False)
    await repository.save_speaker(uow, occasion.id, changed)
    if field == "minutes":
        await _stretch(uow, occasion, changed)
    await uow.close_prompt()


async def _stretch(uow: UnitOfWork, occasion: Occasion, speaker: Speaker) -> None:
    """Let the order of the day have the new length of a talk."""
    kept = (await repository.orders(uow, [occasion.id])).get(occasion.id)
    if kept is not None:
        longer = [one if one.key != speaker.key else type(one)(one.key, speaker.minutes)
                  for one in kept]  # fmt: skip
        await repository.save_programme(uow, occasion.id, longer)


async def confirm(
    uow: UnitOfWork, library: Library, occasion: Occasion, speaker_id: int, *, on: bool
) -> None:
    """Say whether a speaker has said yes. Raises GoneError."""
    found = (await prepared(uow, library, occasion)).speaker(speaker_id)
    await repository.save_speaker(uow, occasion.id, found.but(confirmed=on))


async def drop(uow: UnitOfWork, library: Library, occasion: Occasion, speaker_id: int) -> None:
    """Delete a speaker. Raises GoneError."""
    found = (await prepared(uow, library, occasion)).speaker(speaker_id)
    await repository.drop_speaker(uow, found)


def read_minutes(typed: str) -> int:
    """Return the number in a text, whatever digits it is written in. Raises NoMinutesError."""
    digits = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in typed)
    found = NUMBER.search(digits)
    if found is None or not SHORTEST <= int(found[0]) <= LONGEST:
        raise NoMinutesError
    return int(found[0])
