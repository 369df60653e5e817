"""Calls: reminders, wishes that wait, and calls that are over."""

import datetime as dt
import logging

from bot.features.meetings.service import ticking
from bot.features.mentors import service as mentors
from bot.runtime import Runtime

log = logging.getLogger(__name__)


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Look at each call that is due, each in a unit of its own; then tell mentors of new ones."""
    async with runtime.unit_of_work() as uow:
        due = await ticking.due(uow)
        everybody = await mentors.everybody(uow)
    for meeting in due:
        try:
            async with runtime.unit_of_work() as uow:
                await ticking.tick(uow, runtime, meeting)
        except Exception:
            # One call that cannot be handled must not keep the others waiting.
            runtime.health.count("job_failures")
            log.exception("a call could not be looked at; it is tried again")
    free = [mentor.person for mentor in everybody if mentor.open_from(now) == now]
    async with runtime.unit_of_work() as uow:
        await ticking.invite(uow, runtime, free)
