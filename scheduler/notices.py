"""Notices: they leave at their time, reach people in batches, and screens show how far they are."""

import datetime as dt
from functools import partial

from bot.features.attention import restating
from bot.features.attention.restating import Restated
from bot.features.notices.domain import Notice, State
from bot.features.notices.service import showing, telling, ticking
from bot.nudges.unsending import plan_again
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Go on with each notice, some people in each unit."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        notices = await ticking.under_way(uow)
    said = "a notice could not go on; it is tried again"
    await each(runtime, notices, partial(_go_on, runtime), said)


async def _go_on(runtime: Runtime, notice: Notice) -> None:
    if notice.state is State.QUEUED:
        async with runtime.unit_of_work() as uow:
            seen, notice = notice, await ticking.leave(uow, notice)
            await showing.left_late(uow, runtime, seen, notice)
    await _put(runtime, notice)
    if telling.is_changed(notice):
        await _restate(runtime, notice)
    await _show(runtime, notice)


async def _put(runtime: Runtime, notice: Notice) -> None:
    while notice.state is State.SENDING and notice.reached is not None:
        people = await runtime.store.people.after(notice.reached, ticking.AT_ONCE)
        reached = notice.reached
        async with runtime.unit_when_free() as uow:
            notice = await ticking.put(uow, notice, people, runtime.census)
        if notice.reached == reached:
            return


async def _restate(runtime: Runtime, notice: Notice) -> None:
    last: int | None = 0
    said = "a notice could not be changed in a chat; it is tried again"
    while last is not None:
        async with runtime.looking() as uow:
            found = await telling.outdated(uow, notice, last)
        await each(runtime, found, partial(_restate_for, runtime, notice), said)
        last = found[-1][0] if found else None


async def _restate_for(runtime: Runtime, notice: Notice, of: tuple[int, int]) -> None:
    person_id, batch = of
    person = await runtime.store.people.get(person_id)
    if person is None:
        return
    async with runtime.unit_about(person) as uow:
        done = await restating.restate(uow, runtime, batch, partial(runtime.word, uow))
        if done is not Restated.LATER:
            is_lost, is_found = done is Restated.LOST, done is not Restated.NONE
            await telling.mark(uow, notice, person_id, lost=is_lost, found=is_found)


async def _show(runtime: Runtime, notice: Notice) -> None:
    if not ticking.is_due_to_show(notice, runtime.clock.now()):
        return
    await _plan_again(runtime, notice)
    while await _put_again(runtime, notice):
        pass
    async with runtime.looking() as uow:
        tally = await ticking.tally(uow, notice)
    async with runtime.unit_of_work() as uow:
        counted, is_news, has_ended = await ticking.count(uow, notice, tally)
        if is_news:
            await showing.renew(uow, runtime, counted, has_ended=has_ended)


async def _plan_again(runtime: Runtime, notice: Notice) -> None:
    async with runtime.looking() as uow:
        never_went = await ticking.never_went(uow, notice)
    if never_went:
        async with runtime.unit_of_work() as uow:
            await plan_again(uow, never_went)


async def _put_again(runtime: Runtime, notice: Notice) -> bool:
    async with runtime.looking() as uow:
        if not await ticking.is_back(uow, notice):
            return False
    async with runtime.unit_when_free() as uow:
        return await ticking.put_again(uow, notice)
