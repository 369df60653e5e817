"""Retention: delete what is not needed any more."""

import datetime as dt

from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Empty the inbox of what was handled longer ago than the programme keeps it."""
    before = now - dt.timedelta(hours=runtime.programme.inbox_retention_hours)
    async with runtime.unit_of_work() as unit:
        await runtime.store.inbox.purge(unit.connection, before)
