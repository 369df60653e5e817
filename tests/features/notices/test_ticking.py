"""What the clock does about notices, on a real store."""

import datetime as dt
import json

import pytest
from sqlalchemy import delete, select

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.features.notices import views
from bot.features.notices.domain import Fate, State
from bot.features.notices.repository import notices
from bot.features.notices.service import erase, sending, showing, ticking, writing
from bot.features.notices.tables import recipients
from bot.nudges.tables import nudges
from bot.settings import Settings
from tests.features.notices.life import Life

DAY = dt.timedelta(days=1)


@pytest.fixture
async def life(store: Store, clock: MovableClock, settings: Settings) -> Life:
    """A notice that is approved, and three people."""
    made = Life(store, clock, settings, 0)
    await made.begin(3)
    async with made.unit() as uow:
        await writing.approve(uow, made.notice, 1)
    made.last, made.approved = 1, {1}
    return made


async def queue(life: Life) -> None:
    async with life.unit() as uow:
        await sending.queue(uow, life.notice, 1, uow.now)


async def texts(life: Life) -> list[str]:
    async with life.store.database.reader() as connection:
        rows = (await connection.execute(select(outbox).order_by(outbox.c.id))).all()
    opened = [life.store.vault.open("outbox.payload", one.ref, one.payload)
              for one in rows if one.payload]  # fmt: skip
    return [json.loads(one)["text"] for one in opened]


async def test_what_should_have_left_a_day_ago_waits_for_somebody_to_look(life: Life) -> None:
    await queue(life)
    life.clock.advance(2 * DAY)
    await life.go()
    assert (await life.now()).state is State.APPROVED
    [said] = await texts(life)
    assert "did not leave at its time" in said
    async with life.unit() as uow:
        await sending.queue(uow, life.notice, 1, uow.now)
        await erase(uow, uow.person)
    life.clock.advance(2 * DAY)
    await life.go()
    assert len(await texts(life)) <= 2


async def test_who_took_the_agreement_back_is_not_told_a_second_time(life: Life) -> None:
    await queue(life)
    await life.go()
    await life.send_all()
    async with life.store.database.unit() as connection:
        await connection.execute(delete(nudges))  # as `attention.erase` does for one person
    for deed in (sending.pause, sending.go_on):
        async with life.unit() as uow:
            await deed(uow, life.notice)
    await life.go()
    await life.send_all()
    life.check()


async def test_who_is_erased_while_others_are_looked_up_is_put_down_nowhere(life: Life) -> None:
    await queue(life)
    life.clock.advance(dt.timedelta(minutes=2))
    async with life.unit() as uow:
        seen = await ticking.leave(uow, await life.now())
    people = await life.store.people.after(-1, ticking.AT_ONCE)
    async with life.runtime.unit_of_work(3) as uow:
        gone = uow.person
        await uow.erase(gone)
    async with life.unit() as uow:
        await ticking.put(uow, seen, people, life.runtime.census)
    async with life.store.database.reader() as connection:
        for table in (recipients, nudges):
            there = set(await connection.scalars(select(table.c.person_id)))
            assert there == {one.id for one in people} - {gone.id}


async def test_who_got_a_notice_that_was_paused_and_forgotten_is_deleted_too(life: Life) -> None:
    await queue(life)
    life.clock.advance(dt.timedelta(minutes=2))
    await life.go()
    async with life.unit() as uow:
        await sending.pause(uow, life.notice)
    life.clock.advance(38 * DAY)
    async with life.unit() as uow:
        await ticking.purge(uow)
        assert not (await uow.connection.execute(select(recipients))).all()
    assert (await life.now()).state is State.PAUSED


async def test_a_notice_to_nobody_reads_like_one_to_a_few(life: Life) -> None:
    async with life.unit() as uow:
        notice = await notices.get(uow, life.notice)
        assert notice
        t, seen = life.runtime.catalogs.translator("en"), set[str]()
        for people in (0, 1, 4):
            sent = notice.but(state=State.SENT, tally={Fate.SENT: people} if people else {})
            seen.add(views.status(t, sent, showing.numbers(uow, life.runtime, sent)).text)
    assert len(seen) == 1


async def test_who_comes_back_too_late_does_not_find_an_old_notice(life: Life) -> None:
    await queue(life)
    await life.go()
    for person in life.phones:
        async with life.store.database.unit() as connection:
            await life.store.people.mark_unreachable(connection, person)
            await life.store.outbox.hold(connection, person)
        life.store.people.forget_reachable([person])
    await life.go()
    assert (await life.now()).tally == {Fate.AWAY: 3}
    life.clock.advance(8 * DAY)
    await life.go()
    for n in range(3):
        async with life.runtime.unit_of_work(n + 1):
            pass
    await life.send_all()
    assert not any(phone.came["it"] for phone in life.phones.values())


async def test_a_notice_that_cannot_go_on_does_not_keep_others_waiting(life: Life) -> None:
    await queue(life)
    gather, life.runtime.gather = life.runtime.gather, None  # type: ignore[assignment] # broken
    await life.go()
    assert life.runtime.health.counters["job_failures"] == 1
    life.runtime.gather = gather
    await life.go()
    await life.send_all()
    assert all(phone.came["it"] == 1 for phone in life.phones.values())
