"""Retention: delete what is not needed any more."""

import datetime as dt

from bot.features.attention import service as attention
from bot.features.concerns.service import ticking as concerns
from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Delete what the inbox has handled, and closed concerns, when their time is over."""
    before = now - dt.timedelta(hours=runtime.programme.inbox_retention_hours)
    async with runtime.unit_of_work() as unit:
        await runtime.store.inbox.purge(unit.connection, before)
        await concerns.purge(unit, runtime)
        await attention.purge(unit)
