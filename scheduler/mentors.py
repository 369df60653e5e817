"""Mentors: once a year, the rules are read again; once a week, the questions of who chose so."""

import datetime as dt
from functools import partial

from bot.features.mentors import service
from bot.features.questions.service import weekly
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Ask those whose year ends soon, or has ended; then bring each the questions of the week."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        await service.ask_for_renewals(uow)
        due = await service.due_weekly(uow)
    said = "the questions of the week could not be sent; it is tried again"
    await each(runtime, due, partial(_bring, runtime), said)


async def _bring(runtime: Runtime, person_id: int) -> None:
    """Have a mentor brought the questions of the week, once; nothing where none waits."""
    async with runtime.unit_of_work() as uow:
        mentor = await service.claim_weekly(uow, person_id)
        if mentor and await weekly.gather(uow, mentor):
            await weekly.propose_week(uow, mentor)
