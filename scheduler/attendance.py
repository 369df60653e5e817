"""Events that are over: those who came are asked how it was, everybody gets what there is."""

import datetime as dt
from functools import partial

from bot import paging
from bot.features.attendance.service import ticking
from bot.features.events import service as events
from bot.features.events.domain import Place
from bot.features.events.service import occasions
from bot.features.surveys import service as surveys
from bot.occasions import Occasion
from bot.runtime import Runtime
from bot.ticks import each

ASKED = "after-event"
"""What those who came are asked; its follow-up comes some weeks later."""


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Do what is due for each event that is over."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        found = [await occasions.find(uow, one) for one in await ticking.unsettled(uow)]
        over = [one for one in found if one and one.ends_at <= uow.now]
    said = "an event that is over could not be looked at; it is tried again"
    await each(runtime, over, partial(_after, runtime), said)


async def _after(runtime: Runtime, held: Occasion) -> None:
    await _ask(runtime, held)
    async with runtime.looking() as uow:
        if not await ticking.has_to_do(uow, held):
            return
    async with runtime.unit_of_work() as uow:
        said = await events.answers_to(uow, held.id)
        people = await ticking.to_send(uow, held, [one.person_id for one in said])
    coming = [one.person_id for one in said if one.place is Place.GOING]
    await _send(runtime, held, people, coming)
    async with runtime.unit_of_work() as uow:
        await ticking.settle(uow, held, coming)


async def _ask(runtime: Runtime, held: Occasion) -> None:
    """Ask those who came how it was, and so many weeks later what has happened since."""
    instrument = runtime.library.instrument(ASKED)
    async with runtime.unit_of_work() as uow:
        came = await ticking.to_ask(uow, held)
        if instrument is None or not came:
            return
        later = runtime.library.instrument(instrument.follow_up or "")
        weeks = runtime.programme.weeks_to_follow_up
        wave = await surveys.ask(uow, instrument, came, follow_up=later, weeks=weeks)
        await ticking.asked(uow, held, wave.id)


async def _send(runtime: Runtime, held: Occasion, people: list[int], coming: list[int]) -> None:
    for some in paging.chunked(people, ticking.AT_ONCE):
        async with runtime.unit_when_free() as uow:
            await ticking.send(uow, held, some, coming)
    if people:
        async with runtime.unit_of_work() as uow:
            await ticking.sent(uow, held, people)
