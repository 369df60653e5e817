"""Saying that one is here: by the code on the wall, by its link, or by a tap."""

from dataclasses import dataclass
from typing import Final

from bot.features.attendance import domain, repository
from bot.features.attendance.domain import Sheet, Way
from bot.features.attendance.errors import EarlyError, LateError, SlowDownError, WrongCodeError
from bot.occasions import Occasion
from bot.people.person import Person
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

CODE: Final = "attendance-code"
"""The kind of prompt."""


@dataclass(frozen=True)
class Arrival:
    """Somebody who said that they are here. `way` is None where it has to be asked.

    `is_new`: they had not said so before. `wave`: where one can already say how it was.
    """

    way: Way | None
    is_new: bool = False
    wave: int | None = None


async def ask_code(uow: UnitOfWork) -> None:
    """Wait for a code."""
    uow.ask(Prompt(CODE))


async def by_code(uow: UnitOfWork, code: str) -> Sheet:
    """Return the sheet of a code; whether it counts today is for `arrive` to say.

    Raises WrongCodeError; SlowDownError after too many wrong ones, then for good ones too.
    """
    if await repository.wrong_tries(uow, uow.person.id) >= domain.WRONG_TRIES:
        raise SlowDownError
    found = await repository.with_code(uow, code) if code else None
    if found is None:
        raise WrongCodeError
    return found


async def count_wrong(uow: UnitOfWork) -> None:
    """Note one wrong code of the person who acts: after some, none counts for a while."""
    wrong = await repository.wrong_tries(uow, uow.person.id) + 1
    await repository.note_tries(uow, uow.person.id, wrong, uow.now + domain.SILENCE)


async def with_code(uow: UnitOfWork, held: Occasion, wanted: str) -> Arrival:
    """Note that the person who acts is at this event, whose code they have.

    Raises WrongCodeError on another day.
    """
    if not domain.takes_code(held, uow.now):
        raise WrongCodeError
    await repository.forget_tries(uow, uow.person.id)
    # A code hangs on a wall: who has not answered is in the room.
    way = domain.way_of(held, wanted) or Way.IN_PERSON
    return await _arrive(uow, held, way)


async def by_tap(uow: UnitOfWork, held: Occasion, wanted: str) -> Arrival:
    """Note that the person who acts is, or was, at this event.

    Raises EarlyError, LateError.
    """
    if uow.now < held.starts_at - domain.OPENS:
        raise EarlyError(held.starts_at - domain.OPENS)
    if not domain.takes_taps(held, uow.now):
        raise LateError
    way = domain.way_of(held, wanted)
    return await _arrive(uow, held, way) if way else Arrival(None)


async def _arrive(uow: UnitOfWork, held: Occasion, way: Way) -> Arrival:
    sheet = await repository.open_sheet(uow, held.id)
    if sheet.totals is not None:
        raise LateError
    is_new = await repository.come(uow, held.id, uow.person.id, way)
    prompt = await uow.prompt()
    if prompt and prompt.kind == CODE:
        await uow.close_prompt()
    return Arrival(way, is_new, sheet.wave)


async def mine(uow: UnitOfWork, event: int) -> Way | None:
    """Return how the person who acts came to an event; None when they did not say so."""
    return await repository.way(uow, event, uow.person.id)


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.erase(uow, person.id)
