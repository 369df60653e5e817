"""Retention: delete what is not needed any more."""

import datetime as dt
from typing import Final

from bot.features.attendance.service import ticking as attendance
from bot.features.attention import service as attention
from bot.features.concerns.service import ticking as concerns
from bot.features.events.service import occasions
from bot.features.events.service import ticking as events
from bot.features.invites import service as invites
from bot.features.notices.service import ticking as notices
from bot.features.people import service as people
from bot.runtime import Runtime

AT_ONCE: Final = 500  # messages in one unit: others need not wait long for their turn to write


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Delete what was handled or sent, and closed concerns, when their time is over."""
    before = now - dt.timedelta(hours=runtime.programme.inbox_retention_hours)
    async with runtime.unit_of_work() as unit:
        await runtime.store.inbox.purge(unit.connection, before)
        await concerns.purge(unit, runtime)
        await attention.purge(unit)
        kept = await occasions.near(unit, attendance.KEPT, drafts=True)
        await attendance.purge(unit, [one.id for one in kept])
        await events.forget(unit, runtime)
        await notices.purge(unit)
        await invites.purge(unit)
        await people.purge(unit)
    await _purge_outbox(runtime, now - dt.timedelta(days=runtime.programme.outbox_days_kept))


async def _purge_outbox(runtime: Runtime, before: dt.datetime) -> None:
    gone = AT_ONCE
    while gone == AT_ONCE:
        async with runtime.unit_of_work() as unit:
            gone = await runtime.store.outbox.purge(unit.connection, before, AT_ONCE)
