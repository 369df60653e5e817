"""What has an end goes at its end, on both databases: tries, invites, groups looked at."""

import datetime as dt

from sqlalchemy import func, select

from bot.features.attendance import domain, repository
from bot.features.attendance.service import coming
from bot.features.attendance.service import ticking as attendance
from bot.features.attendance.tables import tries
from bot.features.invites import service as inviting
from bot.features.people import service as people
from bot.features.people.tables import looks
from bot.people import invites
from bot.people.person import Role
from bot.people.tables import invites as kept_invites
from bot.segments import Segment
from bot.unit_of_work import unit_of_work

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
