"""Check-ins: look who has answered; and warnings of results, when rules or dates are new."""

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from bot.features.checkins import service
from bot.features.pathways.service import warnings
from bot.people.person import Person
from bot.runtime import Runtime
from bot.ticks import each

AT_ONCE = 500


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Look at every check-in that is due, and plan the warnings that are not planned yet."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        due = await service.due(uow, AT_ONCE)
        outdated = await warnings.outdated(uow, runtime.library, AT_ONCE)
    await _each(runtime, due, _look)
    await _each(runtime, outdated, _warn)


async def _each(
    runtime: Runtime, people: Iterable[int], do: Callable[[Runtime, Person], Awaitable[None]]
) -> None:
    async def attempt(person_id: int) -> None:
        if person := await runtime.store.people.get(person_id):
            await do(runtime, person)

    async def aside(person_id: int) -> None:
        async with runtime.unit_of_work() as uow:
            await service.put_aside(uow, person_id)

    said = "the check-ins of a person could not be planned; it is tried again"
    await each(runtime, people, attempt, said, aside)


async def _look(runtime: Runtime, person: Person) -> None:
    async with runtime.unit_about(person) as uow:
        await service.look(uow, runtime, partial(warnings.is_active, uow))


async def _warn(runtime: Runtime, person: Person) -> None:
    async with runtime.unit_about(person) as uow:
        await warnings.plan(uow, runtime)
