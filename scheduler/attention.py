"""Proactive messages: send what is due, each person in a unit of their own."""

import asyncio
import datetime as dt
import logging
from functools import partial

from bot.features.attention import service
from bot.paging import chunked
from bot.runtime import Runtime

log = logging.getLogger(__name__)

DUE = 500
"""Due things looked at in one sweep: more than Telegram takes until the next."""
TOGETHER = 20
"""Units at a time: they share a commit, and leave connections to others."""


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Attend to everybody for whom something is due."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        due = await service.due_people(uow, DUE)
    for some in chunked(due, TOGETHER):
        async with asyncio.TaskGroup() as tasks:
            for person_id in some:
                tasks.create_task(_try(runtime, person_id))


async def _try(runtime: Runtime, person_id: int) -> None:
    try:
        await _attend(runtime, person_id)
    except Exception:
        # What cannot be worded for one person must not keep the others waiting.
        runtime.health.count("job_failures")
        log.exception("what is due for a person could not be sent; it is tried again")
        async with runtime.unit_of_work() as uow:
            await service.put_aside(uow, person_id)


async def _attend(runtime: Runtime, person_id: int) -> None:
    person = await runtime.store.people.get(person_id)
    if person is None:
        async with runtime.unit_of_work() as uow:
            await service.forget(uow, person_id)
        return
    async with runtime.unit_about(person) as uow:
        await service.attend(uow, runtime, partial(runtime.word, uow))
