"""Check-ins: look who has answered; and warnings of results, when rules or dates are new."""

import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from bot.features.checkins import service
from bot.features.pathways.service import warnings
from bot.people.person import Person
from bot.runtime import Runtime

log = logging.getLogger(__name__)

AT_ONCE = 500


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Look at every check-in that is due, and plan the warnings that are not planned yet."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        due = await service.due(uow, AT_ONCE)
        outdated = await warnings.outdated(uow, runtime.library, AT_ONCE)
    await _each(runtime, due, _look)
    await _each(runtime, outdated, _warn)


async def _each(
    runtime: Runtime, people: Iterable[int], do: Callable[[Runtime, Person], Awaitable[None]]
) -> None:
    for person_id in people:
        try:
            person = await runtime.store.people.get(person_id)
            if person:
                await do(runtime, person)
        except Exception:
            # One person must not keep the others waiting.
            runtime.health.count("job_failures")
            log.exception("the check-ins of a person could not be planned; it is tried again")
            async with runtime.unit_of_work() as uow:
                await service.put_aside(uow, person_id)


async def _look(runtime: Runtime, person: Person) -> None:
    async with runtime.unit_about(person) as uow:
        await service.look(uow, runtime, partial(warnings.is_active, uow))


async def _warn(runtime: Runtime, person: Person) -> None:
    async with runtime.unit_about(person) as uow:
        await warnings.plan(uow, runtime)
