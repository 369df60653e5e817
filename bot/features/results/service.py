"""What coordinators do with results: see them, look at texts, and tell people what came of it.

Waves come as values: the caller reads them where surveys are kept.
"""

import dataclasses
from collections.abc import Mapping
from typing import Final

from bot.content.instruments import TextItem
from bot.errors import EmptyTextError, TooLongError
from bot.features.results import repository
from bot.features.results.domain import releases
from bot.features.results.domain.notes import LONGEST, Note
from bot.features.results.domain.releases import Cut
from bot.features.results.domain.texts import State, Written, are_enough
from bot.features.results.domain.waves import Sheet, Wave
from bot.features.results.errors import NoResultsError, NoTextError, SentError
from bot.i18n import SOURCE, clean, is_blank
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

NOTE: Final = "result-note"
"""The kind of prompt for "you said, we did"."""
MEMBER: Final = "result_releases.member"
ID_BITS: Final = 48


async def results(uow: UnitOfWork, wave: Wave, k: int) -> Cut:
    """Return what is shown of a closed wave: from the first look on, the same to everybody.

    Raises NoResultsError while it is open.
    """
    if not wave.is_closed:
        raise NoResultsError
    number, earlier = await repository.released(uow, wave.id) or (0, None)
    hashed = _hashed(uow, wave)
    found = releases.cut(hashed, earlier, k)
    present = frozenset(one.who for one in hashed.sheets)
    if found.is_new:
        await repository.release(uow, wave.id, number + 1, found.release)
    elif earlier and earlier.members - present:
        # Somebody has deleted their data: nothing is kept of their having been in it.
        left = dataclasses.replace(earlier, members=earlier.members & present, is_final=True)
        await repository.change_release(uow, wave.id, number, left)
    return found


def _hashed(uow: UnitOfWork, wave: Wave) -> Wave:
    """Return the wave with keyed hashes for people: a release does not know who was in it."""

    def hashed(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        return tuple(Sheet(uow.vault.lookup(MEMBER, one.who), one.answers) for one in sheets)

    return dataclasses.replace(wave, sheets=hashed(wave.sheets), before=hashed(wave.before))


# Texts


async def texts(uow: UnitOfWork, wave: Wave, k: int) -> list[Written]:
    """Return what people wrote, as far as so many did that it may be read; in no order of theirs.

    Raises NoResultsError while the wave is open.
    """
    members = (await results(uow, wave, k)).release.members
    decided = await repository.decisions(uow, wave.id)
    found: list[Written] = []
    for item in wave.instrument.items:
        every = wave.texts(item) if isinstance(item, TextItem) else []
        written = [one for one in every if uow.vault.lookup(MEMBER, one[0]) in members]
        if are_enough(len(written), k):
            read = (_written(uow, wave, item.id, who, text) for who, text in written)
            found += sorted(read, key=lambda one: one.id)
    return [_decided(one, decided) for one in found]


def _written(uow: UnitOfWork, wave: Wave, item: str, who: str, text: str) -> Written:
    key = uow.vault.lookup("result_texts", f"{wave.id}:{item}:{who}")
    return Written(int(key, 16) % 2**ID_BITS, item, text)


def _decided(one: Written, decided: Mapping[int, tuple[State, frozenset[int]]]) -> Written:
    state, hidden = decided.get(one.id, (one.state, one.hidden))
    return dataclasses.replace(one, state=state, hidden=hidden)


async def text(uow: UnitOfWork, wave: Wave, text_id: int, k: int) -> Written:
    """Return one text. Raises NoResultsError, NoTextError."""
    found = next((one for one in await texts(uow, wave, k) if one.id == text_id), None)
    if found is None:
        raise NoTextError
    return found


async def turn(
    uow: UnitOfWork, wave: Wave, text_id: int, word: int, k: int, *, hidden: bool
) -> Written:
    """Hide a word of a text, or show it again. Raises NoResultsError, NoTextError."""
    turned = (await text(uow, wave, text_id, k)).turned(word, hidden=hidden)
    await repository.decide(uow, wave.id, turned)
    return turned


async def decide(uow: UnitOfWork, wave: Wave, text_id: int, state: State, k: int) -> Written:
    """Let a text into the report, or leave it out. Raises NoResultsError, NoTextError."""
    decided = (await text(uow, wave, text_id, k)).decided(state)
    await repository.decide(uow, wave.id, decided)
    return decided


async def approved(uow: UnitOfWork, wave: Wave, k: int) -> list[Written]:
    """Return the texts that a report may hold."""
    return [one for one in await texts(uow, wave, k) if one.state is State.APPROVED]


# You said, we did


async def compose(uow: UnitOfWork, wave: Wave) -> None:
    """Wait for the words of a note on a wave."""
    uow.ask(Prompt(NOTE, {"wave": str(wave.id)}))


async def write(uow: UnitOfWork, typed: str) -> Note:
    """Keep a typed note, to be read before it is sent. Raises EmptyTextError, TooLongError."""
    prompt = await uow.prompt()
    assert prompt, "routed by its kind"
    words = clean(typed)
    if is_blank(words):
        raise EmptyTextError
    if len(words) > LONGEST:
        raise TooLongError(LONGEST)
    await uow.close_prompt()
    language = uow.person.language or SOURCE
    return await repository.add_note(uow, int(prompt.data["wave"]), language, words)


async def draft(uow: UnitOfWork, note_id: int) -> Note:
    """Return a note that is not sent yet. Raises SentError."""
    note = await repository.note(uow, note_id)
    if note is None or note.sent_at:
        raise SentError
    return note


async def send(uow: UnitOfWork, note_id: int) -> Note:
    """Take a note as sent, once: the caller tells everybody in this unit. Raises SentError."""
    note = await draft(uow, note_id)
    await repository.sent(uow, note.id, uow.now)
    return note


async def sent(uow: UnitOfWork, note_id: int) -> Note | None:
    """Return a note that was sent; None when it is gone."""
    note = await repository.note(uow, note_id)
    return note if note and note.sent_at else None
