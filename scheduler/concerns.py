"""Concerns: coordinators hear again of what nobody looks after."""

import datetime as dt

from bot.features.concerns.service import ticking
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Tell all coordinators of each report that waits, each in a unit of its own."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        waiting = await ticking.waiting(uow, runtime)

    async def tell(concern_id: int) -> None:
        async with runtime.unit_of_work() as uow:
            await ticking.tick(uow, runtime, concern_id)

    await each(runtime, waiting, tell, "a report could not be told again; it is tried again")
