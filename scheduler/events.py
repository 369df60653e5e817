"""Events: places are passed on, changes are told, what is over is put away."""

import datetime as dt
from functools import partial

from bot.features.events.domain import Event
from bot.features.events.service import seating, ticking
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Do what is due for each event, each in units of its own."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        await ticking.end(uow)
        in_line, to_tell = await seating.in_line(uow), await ticking.to_tell(uow)
    due = [partial(_settle, runtime, one) for one in in_line]
    due += [partial(do, runtime, one) for one in to_tell for do in (_follow, _invite)]
    said = "an event could not be looked after; it is tried again"
    await each(runtime, due, lambda do: do(), said)


async def _settle(runtime: Runtime, event_id: int) -> None:
    has_more = True
    while has_more:
        async with runtime.unit_when_free() as uow:
            has_more = await seating.settle_event(uow, runtime, event_id)


async def _follow(runtime: Runtime, event: Event) -> None:
    left: Event | None = event
    while left and left.following is not None:
        async with runtime.unit_when_free() as uow:
            left = await ticking.follow(uow, runtime, left)


async def _invite(runtime: Runtime, event: Event) -> None:
    left: Event | None = event
    while left and left.reached is not None:
        people = await runtime.store.people.after(left.reached, ticking.AT_ONCE)
        async with runtime.looking() as uow:
            facts = await runtime.census(uow, people, event.audience)
        async with runtime.unit_when_free() as uow:
            left = await ticking.invite(uow, left, people, facts)
