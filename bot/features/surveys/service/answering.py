"""Answering: one question after the other, every answer kept at once."""

from typing import Final

from bot.content import Library
from bot.content.instruments import AnyItem, MultipleItem, NumberItem, ScaleItem, TextItem, Value
from bot.errors import EmptyTextError
from bot.features.surveys import domain
from bot.features.surveys.domain import Mine, Sheet, Turn, Wave
from bot.features.surveys.errors import ClosedError, GoneError
from bot.features.surveys.pseudonyms import pseudonym
from bot.features.surveys.repository import invitations, responses, waves
from bot.i18n import clean, is_blank
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT: Final = "survey-text"
"""The kind of prompt."""


async def mine(uow: UnitOfWork, library: Library) -> Mine | None:
    """Return the newest wave that waits for answers of the person who acts."""
    open_now = await waves.open_now(uow)
    asked = await invitations.waves_of(uow, uow.person.id) if open_now else set()
    for wave in open_now:
        known = wave.id in asked and library.instrument(wave.instrument)
        if known and not await _has_finished(uow, wave):
            return Mine(wave, begun=await responses.is_begun(uow, wave.id, _me(uow)))
    return None


async def waits(uow: UnitOfWork, library: Library, wave_id: int) -> Wave | None:
    """Return a wave if it still waits for answers of the person of this unit."""
    wave = await waves.get(uow, wave_id)
    asked = wave_id in await invitations.waves_of(uow, uow.person.id)
    if wave is None or not asked or not wave.is_open(uow.now):
        return None
    if library.instrument(wave.instrument) is None or await _has_finished(uow, wave):
        return None
    return wave


async def look(uow: UnitOfWork, library: Library, wave_id: int) -> Turn:
    """Return where the person who acts is; nothing is kept. Raises GoneError, ClosedError."""
    turn = await _turn(uow, library, wave_id)
    await _expect(uow, turn, None)
    return turn


async def resume(uow: UnitOfWork, library: Library, wave_id: int) -> Turn:
    """Begin, or go on with the first open question. Raises GoneError, ClosedError."""
    turn = await _turn(uow, library, wave_id)
    await responses.begin(uow, turn.wave, _me(uow), turn.sheet.instrument.version)
    return await _at(uow, turn, turn.sheet.next)


async def show(uow: UnitOfWork, library: Library, wave_id: int, item_id: str) -> Turn:
    """Go to a question, or to the first open one when this one is not asked (any more).

    Who has not begun, or has deleted the answers, comes to the beginning: `Turn.begun`.
    Raises GoneError, ClosedError.
    """
    turn = await _turn(uow, library, wave_id)
    if not turn.begun:
        return turn
    return await _at(uow, turn, turn.sheet.find(item_id) or turn.sheet.next)


async def answer(
    uow: UnitOfWork, library: Library, wave_id: int, item_id: str, written: str | None
) -> Turn:
    """Keep what a button says, or with None that they would rather not, and go on.

    A value that the question does not know (any more) is not kept: the question is shown again.
    Raises GoneError, ClosedError.
    """
    turn = await show(uow, library, wave_id, item_id)
    item = turn.item
    if item is None or item.id != item_id:
        return turn
    value = _read(item, written)
    if (value is None) != (written is None) or not domain.accepts(
        turn.sheet.instrument, item, value
    ):
        return turn
    return await _keep(uow, turn, item, value)


async def tick(
    uow: UnitOfWork, library: Library, wave_id: int, item_id: str, option: str, *, on: bool
) -> Turn:
    """Tick an option or take the tick away, and stay. Raises GoneError, ClosedError."""
    turn = await show(uow, library, wave_id, item_id)
    item = turn.item
    if not isinstance(item, MultipleItem) or item.id != item_id:
        return turn
    ticks = domain.ticked(item, turn.sheet.answers.get(item_id), option, on=on)
    sheet = turn.sheet.answered(item, ticks) if ticks else turn.sheet.without(item)
    if ticks:
        await responses.keep(uow, wave_id, _me(uow), item_id, ticks)
    else:
        await responses.forget(uow, wave_id, _me(uow), [item_id])
    return Turn(turn.wave, sheet, begun=True, item=item)


async def finish_ticking(uow: UnitOfWork, library: Library, wave_id: int, item_id: str) -> Turn:
    """Go on from what was ticked; with no tick, stay. Raises GoneError, ClosedError."""
    turn = await show(uow, library, wave_id, item_id)
    item = turn.item
    if item is None or item.id != item_id or item_id not in turn.sheet.answers:
        return turn
    return await _go_on(uow, turn, item)


async def write(uow: UnitOfWork, library: Library, text: str) -> Turn:
    """Keep typed words as they are, cleaned. Words that sound like distress offer urgent help.

    Raises EmptyTextError (the text is still waited for), GoneError, ClosedError.
    """
    prompt = await uow.prompt()
    assert prompt, "routed by its kind"
    written = clean(text)
    if is_blank(written):
        raise EmptyTextError
    await uow.close_prompt()
    wave_id, item_id = int(prompt.data["wave"]), prompt.data["item"]
    turn = await show(uow, library, wave_id, item_id)
    if not isinstance(turn.item, TextItem) or turn.item.id != item_id:
        return turn
    after = await _keep(uow, turn, turn.item, written)
    return after.caring() if library.sounds_like_distress(written) else after


async def stop_reminding(uow: UnitOfWork, wave_id: int) -> None:
    """Ask the person who acts no more. What they answered stays."""
    await invitations.stop(uow, wave_id, uow.person.id)


async def delete_answers(uow: UnitOfWork, wave_id: int) -> None:
    """Delete what the person who acts answered, also when the wave is closed; ask no more."""
    await _expect_nothing(uow)
    await invitations.stop(uow, wave_id, uow.person.id)
    await responses.delete_one(uow, wave_id, _me(uow))


async def _turn(uow: UnitOfWork, library: Library, wave_id: int) -> Turn:
    wave = await waves.get(uow, wave_id)
    instrument = library.instrument(wave.instrument) if wave else None
    invited = await invitations.is_invited(uow, wave_id, uow.person.id)
    if wave is None or instrument is None or not invited:
        raise GoneError
    if not wave.is_open(uow.now):
        raise ClosedError
    begun = await responses.is_begun(uow, wave_id, _me(uow))
    return Turn(wave, Sheet(instrument, await responses.given(uow, wave_id, _me(uow))), begun)


async def _keep(uow: UnitOfWork, turn: Turn, item: AnyItem, value: Value) -> Turn:
    """Keep an answer; those to questions that it takes out of the way are deleted."""
    sheet = turn.sheet.answered(item, value)
    await responses.keep(uow, turn.wave.id, _me(uow), item.id, value)
    await responses.forget(uow, turn.wave.id, _me(uow), sheet.stale)
    after = await _go_on(uow, Turn(turn.wave, sheet.tidy(), begun=True), item)
    return after.caring() if domain.needs_care(item, value) else after


async def _go_on(uow: UnitOfWork, turn: Turn, item: AnyItem) -> Turn:
    return await _at(uow, turn, turn.sheet.after(item) or turn.sheet.next)


async def _at(uow: UnitOfWork, turn: Turn, item: AnyItem | None) -> Turn:
    """Go to a question, or to the end."""
    if item is None:
        await responses.finish(uow, turn.wave.id, _me(uow))
    await _expect(uow, turn, item)
    return Turn(turn.wave, turn.sheet, begun=True, item=item)


async def _expect(uow: UnitOfWork, turn: Turn, item: AnyItem | None) -> None:
    """Wait for words where the question wants some, and for none anywhere else."""
    if isinstance(item, TextItem):
        uow.ask(Prompt(TEXT, {"wave": str(turn.wave.id), "item": item.id}))
    else:
        await _expect_nothing(uow)


async def _expect_nothing(uow: UnitOfWork) -> None:
    prompt = await uow.prompt()
    if prompt and prompt.kind == TEXT:
        await uow.close_prompt()


def _read(item: AnyItem, written: str | None) -> Value:
    """Return what a button says as a value; None for what it cannot mean."""
    match item:
        case ScaleItem() | NumberItem():
            return int(written) if written and written.isdecimal() else None
        case TextItem() | MultipleItem():
            return None
        case _:
            return written


async def _has_finished(uow: UnitOfWork, wave: Wave) -> bool:
    return bool(await responses.finished(uow, wave.id, [_me(uow)]))


def _me(uow: UnitOfWork) -> str:
    return pseudonym(uow, uow.person)
