"""What the clock sends after an event, and what coordinators can still send."""

import pytest

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.attendance import repository
from bot.features.attendance.domain import Totals
from bot.features.attendance.errors import SettledError
from bot.features.attendance.service import hosting, ticking
from bot.people.person import Role
from bot.unit_of_work import unit_of_work
from tests.features.attendance.test_domain import END, held
from tests.shipped import catalogs

# Rules are the same on both databases.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_a_volunteer_who_came_gets_the_materials_too(
    store: Store, clock: MovableClock
) -> None:
    event = held()
    async with unit_of_work(store, lambda: None, telegram_id=7) as uow:
        mentor = await uow.save(uow.person.but(language="en", roles=frozenset({Role.MENTOR})))
        await hosting.attach(uow, event.id, "en", "Slides https://example.org/slides")
        await hosting.release(uow, event.id, on=True)
    async with unit_of_work(store, lambda: None, telegram_id=8) as uow:
        stranger = uow.person
    clock.advance(END - clock.now())
    async with unit_of_work(store, lambda: None) as uow:
        assert await ticking.to_send(uow, event, [mentor.id, stranger.id]) == [mentor.id]


async def test_materials_are_not_promised_when_nobody_is_known_any_more_who_came(
    store: Store,
) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=7) as uow:
        await hosting.attach(uow, 1, "en", "Slides https://example.org/slides")
        sheet = await repository.open_sheet(uow, 1)
        await repository.save(uow, sheet.but(totals=Totals(in_person=9)))
        with pytest.raises(SettledError) as failure:
            await hosting.release(uow, 1, on=True)
        await hosting.release(uow, 1, on=False)
    assert "/notice" in failure.value.message(catalogs().translator("en"))
