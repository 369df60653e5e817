"""Calls: wishes that wait, times that nobody chose, and calls that are over."""

import datetime as dt

from bot.features.meetings import proactive
from bot.features.meetings.service import ticking
from bot.features.mentors import service as mentors
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Look at each call that is due, each in a unit of its own; then tell mentors of new ones."""
    async with runtime.looking() as uow:
        due = await ticking.due(uow)
        everybody = await mentors.everybody(uow)

    async def look(meeting_id: int) -> None:
        async with runtime.unit_of_work() as uow:
            await ticking.tick(uow, runtime, meeting_id)

    await each(runtime, due, look, "a call could not be looked at; it is tried again")
    free = [mentor.person for mentor in everybody if mentor.open_from(now) == now]
    async with runtime.unit_of_work() as uow:
        await proactive.invite(uow, runtime, free)
