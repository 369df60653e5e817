"""The order of the day, as a coordinator puts it."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from bot.content import Library
from bot.features.kit import day as days
from bot.features.kit import repository
from bot.features.kit.day import Piece, Placed
from bot.features.kit.errors import GoneError, ManyItemsError, NoMinutesError
from bot.features.kit.service.listing import OWN_LENGTH, one_line
from bot.features.kit.service.reading import prepared
from bot.features.kit.service.speaking import read_minutes
from bot.occasions import Occasion
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

PART: Final = "kit-part"
"""The kind of prompt."""
MOST: Final = 30
TYPED: Final = re.compile(r"(.+?)[\s,:;،–—-]+(\d{1,3})\D*")  # noqa: RUF001 -- dashes people type
"""A part of the day in one line: what it is, then how many minutes."""


async def piece(uow: UnitOfWork, library: Library, occasion: Occasion, key: str) -> Piece:
    """Return one part of the day. Raises GoneError."""
    found = (await prepared(uow, library, occasion)).day.find(key)
    if found is None:
        raise GoneError
    return found


async def shift(uow: UnitOfWork, library: Library, occasion: Occasion, key: str, by: int) -> None:
    """Put a part some places later, or earlier."""
    await _change(uow, library, occasion, lambda kept: days.shifted(kept, key, by))


async def stretch(uow: UnitOfWork, library: Library, occasion: Occasion, key: str, by: int) -> None:
    """Make a part some minutes longer, or shorter; of a speaker's too."""
    speaker = (await piece(uow, library, occasion, key)).speaker
    if speaker:
        longer = speaker.but(minutes=days.minutes(speaker.minutes + by))
        await repository.save_speaker(uow, occasion.id, longer)
    await _change(uow, library, occasion, lambda kept: days.lasting(kept, key, by))


async def leave_out(uow: UnitOfWork, library: Library, occasion: Occasion, key: str) -> None:
    """Leave a part out. A talk stays as long as its speaker: it goes with them."""
    if (await piece(uow, library, occasion, key)).speaker is None:
        await _change(uow, library, occasion, lambda kept: days.without(kept, key))


async def reset(uow: UnitOfWork, occasion: Occasion) -> None:
    """Begin again with the proposed order."""
    await repository.save_programme(uow, occasion.id, None)


async def ask(uow: UnitOfWork, library: Library, occasion: Occasion) -> None:
    """Wait for a part of the day. Raises ManyItemsError."""
    if len((await prepared(uow, library, occasion)).day.pieces) >= MOST:
        raise ManyItemsError(MOST)
    uow.ask(Prompt(PART, {"event": str(occasion.id)}))


async def add(uow: UnitOfWork, library: Library, occasion: Occasion, typed: str) -> str:
    """Keep a part as the last one of the day; return its name.

    Raises EmptyTextError, LongTextError, NoMinutesError: it is still waited for.
    """
    line = one_line(typed, OWN_LENGTH)
    found = TYPED.fullmatch(line)
    if found is None:
        raise NoMinutesError
    new = Placed(repository.new_item(), read_minutes(found[2]), found[1].strip())
    await _change(uow, library, occasion, lambda kept: (*kept, new))
    await uow.close_prompt()
    return new.key


async def _change(
    uow: UnitOfWork,
    library: Library,
    occasion: Occasion,
    change: Callable[[Sequence[Placed]], Sequence[Placed]],
) -> None:
    kept = (await prepared(uow, library, occasion)).day.kept
    await repository.save_programme(uow, occasion.id, change(kept))
