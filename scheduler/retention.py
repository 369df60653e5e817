"""Retention: delete what is not needed any more."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.delivery import standing
from bot.features.attendance.domain import Totals
from bot.features.attendance.service import ticking as attendance
from bot.features.attention import service as attention
from bot.features.concerns.service import ticking as concerns
from bot.features.events.domain import State
from bot.features.events.domain.past import Came
from bot.features.events.service import reading
from bot.features.events.service import ticking as events
from bot.features.events.service.occasions import TAKE_PLACE
from bot.features.invites import service as invites
from bot.features.notices.service import ticking as notices
from bot.features.people import service as people
from bot.features.surveys.service import ticking as surveys
from bot.office import Office
from bot.runtime import Runtime
from bot.ticks import each
from bot.unit_of_work import UnitOfWork

AWAY: Final = dt.timedelta(days=14)
"""For so long at least what many got waits for who is away: a notice comes for a week."""
AT_ONCE: Final = 500  # messages in one unit: others need not wait long for their turn to write


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Delete what was handled or sent, and closed concerns, when their time is over.

    Each kind in a unit of its own: who taps a button waits for one at most.
    """
    rules = runtime.programme
    before = now - dt.timedelta(hours=rules.inbox_retention_hours)
    away = now - max(dt.timedelta(days=rules.outbox_days_kept), AWAY)
    event_kept = now - dt.timedelta(days=rules.event_days_kept)
    purges: Sequence[Callable[[UnitOfWork], Awaitable[object]]] = (
        lambda unit: runtime.store.inbox.purge(unit.connection, before),
        lambda unit: concerns.purge(unit, runtime),
        attention.purge,
        lambda unit: events.forget(unit, runtime),
        lambda unit: surveys.forget(unit, event_kept),
        lambda unit: put_events_away(unit, runtime),
        notices.purge,
        invites.purge,
        people.purge,
        lambda unit: standing.purge(unit.connection, away),
    )

    async def purge(one: Callable[[UnitOfWork], Awaitable[object]]) -> None:
        async with runtime.unit_of_work() as unit:
            await one(unit)

    await each(runtime, purges, purge, "something old could not be deleted; it is tried again")
    await _purge_outbox(runtime, now - dt.timedelta(days=rules.outbox_days_kept))


async def put_events_away(unit: UnitOfWork, office: Office) -> None:
    """Delete old events, and what is known of who came to those that are not here any more."""
    for one in await events.outdated(unit, office):
        sheet = await attendance.sheet(unit, one.id)
        came = sheet.totals if sheet and sheet.totals else Totals()
        walk_ins = sheet.walk_ins if sheet else 0
        left = Came(came.in_person + walk_ins, came.online, came.missed)
        await events.put_away(unit, one, left)
    kept = await reading.listed(unit, State.DRAFT, *TAKE_PLACE)
    await attendance.purge(unit, [one.id for one in kept])


async def _purge_outbox(runtime: Runtime, before: dt.datetime) -> None:
    gone = AT_ONCE
    while gone == AT_ONCE:
        async with runtime.unit_when_free() as unit:
            gone = await runtime.store.outbox.purge(unit.connection, before, AT_ONCE)
