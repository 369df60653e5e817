"""What has an end goes at its end, on both databases: tries, invites, groups looked at."""

import asyncio
import datetime as dt

from sqlalchemy import func, select

from bot.delivery import standing
from bot.delivery.tables import outbox
from bot.features.attendance import domain, repository
from bot.features.attendance.service import coming
from bot.features.attendance.service import ticking as attendance
from bot.features.attendance.tables import tries
from bot.features.events import service as events
from bot.features.events.domain import Answer, Kind, State
from bot.features.events.domain.past import Past
from bot.features.events.service import reading, ticking
from bot.features.events.views import organising
from bot.features.invites import service as inviting
from bot.features.people import service as people
from bot.features.people.tables import looks
from bot.message import Lane, Message
from bot.people import invites
from bot.people.person import Role
from bot.people.tables import invites as kept_invites
from bot.screen import ShowDesk
from bot.segments import Segment
from bot.unit_of_work import unit_of_work
from scheduler import retention
from tests import shipped
from tests.features.events import made

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


def acting(store, telegram_id=None):
    return unit_of_work(store, lambda: None, telegram_id=telegram_id)


async def left(uow, table):
    return await uow.connection.scalar(select(func.count()).select_from(table))


async def enroll(store, *telegram_ids):
    for one in telegram_ids:
        async with acting(store) as uow:
            person = await store.people.enroll(uow.connection, one)
            await uow.save(person.but(roles=frozenset({Role.COORDINATOR})))


async def test_wrong_codes_count_for_an_hour_after_the_last_and_are_then_forgotten(store, clock):
    await enroll(store, 7)
    for _ in range(domain.WRONG_TRIES - 1):
        async with acting(store, 7) as uow:
            await coming.count_wrong(uow)
    clock.advance(59 * MINUTE)
    async with acting(store, 7) as uow:
        await attendance.purge(uow, [])
        await coming.count_wrong(uow)
        assert await repository.wrong_tries(uow, uow.person.id) == domain.WRONG_TRIES
    clock.advance(59 * MINUTE)
    async with acting(store, 7) as uow:
        await attendance.purge(uow, [])
        assert await left(uow, tries) == 1
    clock.advance(MINUTE)
    async with acting(store, 7) as uow:
        assert await repository.wrong_tries(uow, uow.person.id) == 0
        await attendance.purge(uow, [])
        assert await left(uow, tries) == 0


async def test_of_an_old_event_only_the_numbers_of_its_month_stay(store, clock, tmp_path):
    await enroll(store, 7)
    office = made.office(tmp_path)
    over = {"state": State.OVER, "totals": {"in_person going": 3, "cannot none": 2}}
    old = [await made.keep(store, made.event(**over)) for _ in range(2)]
    await made.keep(store, made.event(state=State.CANCELLED))
    await made.keep(store, made.event(state=State.DRAFT, starts_at=None, ends_at=None))
    async with acting(store, 7) as uow:
        for one in old:
            sheet = await repository.open_sheet(uow, one.id)
            came = domain.Totals(in_person=2, missed=1)
            await repository.save(uow, sheet.but(totals=came, walk_ins=4))
    clock.advance(made.LATER - clock.now() + 719 * DAY)
    async with acting(store, 7) as uow:
        await retention.put_events_away(uow, office)
        assert {one.state for one in await reading.listed(uow)} == {State.OVER}
        assert await reading.older(uow) == []
    young = await made.keep(store, made.event(starts_at=clock.now(), made_at=clock.now()))
    clock.advance(2 * DAY)

    async def put_away():
        async with acting(store) as uow:
            await retention.put_events_away(uow, office)

    await asyncio.gather(*(put_away() for _ in range(8)))  # as many processes
    async with acting(store, 7) as uow:
        assert [one.id for one in await reading.listed(uow)] == [young.id]
        assert await repository.events(uow) == set()
        [left_over] = await reading.older(uow)
    assert left_over == Past(dt.date(2026, 12, 1), Kind.WORKSHOP, 2, 10, 12, 0, 2)
    t = shipped.catalogs().translator("en")
    seen = organising.events(t, [], {}, 0, ShowDesk(), None, [left_over]).text
    seen = seen.translate(dict.fromkeys((0x2068, 0x2069)))
    assert "as numbers: 2. People who came: 12." in seen


async def test_how_many_answered_stays_whichever_process_forgets_who(store, clock, tmp_path):
    office, event = made.office(tmp_path), await made.keep(store, made.event())
    for one in range(7, 10):
        await made.person(store, one)
        async with acting(store, one) as uow:
            await events.answer(uow, office, event.id, Answer.ONLINE)
    clock.advance(made.LATER - clock.now() + 100 * DAY)
    async with acting(store) as uow:
        await ticking.end(uow)

    async def forget():
        async with acting(store) as uow:
            await ticking.forget(uow, office)

    await asyncio.gather(*(forget() for _ in range(8)))
    async with acting(store) as uow:
        assert (await events.get(uow, event.id)).totals == {"online going": 3}
        assert await events.answers_to(uow, event.id) == []


async def test_an_invite_goes_some_days_after_it_was_used_ran_out_or_was_taken_back(store, clock):
    await enroll(store, 7)
    async with acting(store, 7) as uow:
        made = [
            await invites.create(
                uow.connection, uow.vault, None, now=uow.now, valid=valid, invite_id=number
            )
            for number, valid in enumerate((7 * DAY, 7 * DAY, DAY, 20 * DAY))
        ]
        assert await invites.redeem(uow.connection, uow.vault, uow.person, made[0], uow.now)
        assert await invites.take_back(uow.connection, 1)
        await inviting.purge(uow)
        assert await left(uow, kept_invites) == 4
    clock.advance(inviting.KEPT + MINUTE)
    async with acting(store) as uow:
        await inviting.purge(uow)
        kept = await uow.connection.scalars(select(kept_invites.c.id).order_by(kept_invites.c.id))
        assert kept.all() == [2, 3], "the used one and the one taken back are gone"
    clock.advance(DAY)
    async with acting(store) as uow:
        await inviting.purge(uow)
        assert [one.id for one in await invites.waiting(uow.connection, uow.now)] == [3]
        assert await left(uow, kept_invites) == 1


async def test_a_group_looked_at_goes_with_the_role_or_after_a_month(store, clock):
    await enroll(store, 7, 8)
    for one in (7, 8):
        async with acting(store, one) as uow:
            await people.keep_look(uow, 0, Segment(step="plab-1"))
    async with acting(store, 8) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.MENTOR})))
    async with acting(store, 7) as uow:
        await people.purge(uow)
        assert await left(uow, looks) == 1
        assert await people.look(uow, 0) == Segment(step="plab-1")
    clock.advance(people.LOOK_KEPT + MINUTE)
    async with acting(store, 7) as uow:
        await people.purge(uow)
        assert await people.look(uow, 0) == Segment()


async def test_who_comes_back_after_long_gets_what_they_waited_for_and_no_old_reminder(
    store, clock
):
    await enroll(store, 7)
    async with acting(store, 7) as uow:
        uow.send(Message("Your event comes soon"), uow.person, Lane.REMINDER)
        uow.send(Message("An answer to your question"), uow.person, Lane.RELAY)
    async with acting(store, 7) as uow:
        await store.outbox.hold(uow.connection, uow.person.id)
    clock.advance(31 * DAY)
    async with acting(store, 7) as uow:
        await standing.purge(uow.connection, uow.now - 30 * DAY)
        await store.outbox.reopen(uow.connection, uow.person.id)
        [letter], _ = await store.outbox.due(uow.connection, uow.now, [], 9)
        assert letter.lane is Lane.RELAY
        assert await left(uow, outbox) == 1
