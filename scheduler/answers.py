"""Shared answers: what ended goes when its time is over."""

import datetime as dt

from bot.features.answers.service import sharing
from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Delete what was taken back, declined, or never answered by one side."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        await sharing.purge(uow, runtime)
