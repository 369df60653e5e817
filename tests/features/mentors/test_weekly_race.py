"""The week on both kinds of store: two replicas bring it once, and what is gone is left alone."""

import asyncio
import datetime as dt

from sqlalchemy.exc import DBAPIError

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.mentors import repository, service
from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.mentors.weekly import Weekly
from bot.people.person import Role
from bot.unit_of_work import unit_of_work

DANIEL = 4001


async def test_two_replicas_bring_the_week_once(store: Store, clock: MovableClock) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=DANIEL) as uow:
        person = await uow.save(uow.person.but(language="en", roles=frozenset({Role.MENTOR})))
        said = frozenset({"doctor"}), frozenset({"en"})
        mentor = Mentor(person, RULES_VERSION, uow.now, *said, 3, joined=True)
        chosen = Weekly(0, 9, uow.now)  # it is Monday, 09:00
        await repository.add(uow, mentor.but(weekly=chosen))
        assert await service.due_weekly(uow) == []
    clock.advance(dt.timedelta(days=7))
    for _ in range(2):  # and the next tick
        found = await asyncio.gather(*(_claim(store, person.id) for _ in range(2)))
        assert sum(found) <= 1
        clock.advance(dt.timedelta(minutes=15))
    assert not await _claim(store, person.id)
    clock.advance(dt.timedelta(days=7))
    assert await _claim(store, person.id)
    assert not await _claim(store, person.id + 1)  # erased meanwhile


async def _claim(store: Store, person_id: int) -> bool:
    try:
        async with unit_of_work(store, lambda: None) as uow:
            due = await service.due_weekly(uow)
            claimed = await service.claim_weekly(uow, person_id)
            assert claimed is None or person_id in due
            return claimed is not None
    except DBAPIError:
        return False  # the database refuses one of two; the next tick looks again
