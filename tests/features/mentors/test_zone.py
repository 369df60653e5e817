"""A mentor who says whose clock they have: what waits for them goes by it from then on."""

import datetime as dt

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.mentors import repository, service
from bot.features.mentors.domain import RULES_VERSION, ZONES, Mentor
from bot.nudges import Nudge, propose
from bot.nudges import repository as nudges
from bot.nudges.due import put_aside
from bot.people.person import Role
from bot.unit_of_work import unit_of_work

HOUR = dt.timedelta(hours=1)


async def test_what_waits_for_the_morning_is_planned_by_the_new_clock(
    store: Store, clock: MovableClock
) -> None:
    clock.advance(dt.timedelta(hours=13))  # 22:00 in London
    async with unit_of_work(store, lambda: None, telegram_id=1) as uow:
        mentor = await uow.save(uow.person.but(roles=frozenset({Role.MENTOR})))
        said = frozenset({"doctor"}), frozenset({"en"})
        await repository.add(uow, Mentor(mentor, RULES_VERSION, uow.now, *said, 3, joined=True))
        await propose(uow, mentor, Nudge("test", "1", uow.now, uow.now + 90 * HOUR))
        # As the planner does at night: it waits for eight o'clock.
        await put_aside(uow, [mentor.id], uow.now + 10 * HOUR)
        await service.set_zone(uow, ZONES.index("Asia/Kabul"))
        [waiting] = await nudges.waiting(uow, mentor, 9)
        assert waiting.due_at == uow.now
