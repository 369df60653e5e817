"""Concerns: coordinators hear again of what nobody looks after."""

import datetime as dt

from bot.features.concerns.service import ticking
from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Tell all coordinators of each report that waits, each in a unit of its own."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        waiting = await ticking.waiting(uow, runtime)
    for concern in waiting:
        async with runtime.unit_of_work() as uow:
            await ticking.tick(uow, runtime, concern)
