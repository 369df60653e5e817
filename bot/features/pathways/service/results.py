"""Use cases of dated results: each starts the clock of how long it is valid."""

from dataclasses import dataclass
from typing import Final

from bot.content import Library, holds
from bot.content.clocks import Clock
from bot.features.pathways import domain, repository
from bot.features.pathways.domain import BadDateError, Fault, Running
from bot.features.pathways.domain.months import months
from bot.features.pathways.service.plans import GoneError, own
from bot.i18n.translator import UK
from bot.people import consent
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

DATE: Final = "result-date"
"""The kind of prompt: the date on a result."""


@dataclass(frozen=True)
class Result:
    """A result that the person may have; `running` once they said its date.

    `fault`: why what they have just typed is no date.
    """

    clock: Clock
    running: Running | None = None
    fault: Fault | None = None


async def my_results(uow: UnitOfWork, library: Library) -> tuple[Result, ...]:
    """Return the results with a date, the first to end first, then those they may have."""
    mine = await own(uow, library)
    dated = {one.clock.id: Result(one.clock, one) for one in mine.clocks}
    others = (
        Result(clock)
        for clock in library.clocks
        if clock.id not in dated and holds(clock.when, mine.known.facts)
    )
    return (*dated.values(), *others)


async def result(uow: UnitOfWork, library: Library, clock_id: str) -> Result:
    """Return one result. Raises GoneError."""
    clock = _clock(library, clock_id)
    running = (await own(uow, library)).clocks
    return Result(clock, next((one for one in running if one.clock.id == clock_id), None))


async def ask(uow: UnitOfWork, library: Library, clock_id: str) -> Result:
    """Wait for the date of a result. Raises GoneError or ConsentNeededError."""
    clock = _clock(library, clock_id)
    consent.require(uow.person)
    uow.ask(Prompt(DATE, {"clock": clock_id}))
    return Result(clock)


async def answer(uow: UnitOfWork, library: Library, text: str, language: str) -> Result | None:
    """Keep the date that was typed; while it is none, go on waiting for one.

    Returns None when content no longer has the result. Raises ConsentNeededError.
    """
    consent.require(uow.person)
    prompt = await uow.prompt()
    clock_id = prompt.data["clock"] if prompt else ""
    clock = _find(library, clock_id)
    if clock is None:
        await uow.close_prompt()
        return None
    today = uow.now.astimezone(UK).date()
    try:
        day = domain.read_day(text, months(language), today)
    except BadDateError as error:
        return Result(clock, fault=error.fault)
    await repository.keep_result(uow.connection, uow.person.id, clock_id, day)
    await uow.close_prompt()
    return await result(uow, library, clock_id)


async def remove(uow: UnitOfWork, clock_id: str) -> None:
    """Forget the date of a result, also of one that content no longer has."""
    await repository.keep_result(uow.connection, uow.person.id, clock_id, None)


async def stop_asking(uow: UnitOfWork) -> None:
    """Wait for no date any more; what else is being asked stays."""
    prompt = await uow.prompt()
    if prompt and prompt.kind == DATE:
        await uow.close_prompt()


def _clock(library: Library, clock_id: str) -> Clock:
    found = _find(library, clock_id)
    if found is None:
        raise GoneError
    return found


def _find(library: Library, clock_id: str) -> Clock | None:
    return next((clock for clock in library.clocks if clock.id == clock_id), None)
