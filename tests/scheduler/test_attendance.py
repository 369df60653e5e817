"""After an event: what is looked at only when there is something to do."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

import scheduler.attendance
from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.attendance.service import hosting
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork, looking, unit_of_work
from tests.features.attendance.test_domain import END, held

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_answers_are_opened_only_when_something_is_to_be_sent_or_counted(
    store: Store, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    event = held()

    async def answers_to(uow: UnitOfWork, event_id: int) -> list[Any]:
        opened.append(event_id)
        return []

    def unit() -> Any:
        return unit_of_work(store, lambda: None)

    monkeypatch.setattr(scheduler.attendance.events, "answers_to", answers_to)
    library = SimpleNamespace(instrument=lambda _: None)
    made = SimpleNamespace(looking=lambda: looking(store), unit_of_work=unit, unit_when_free=unit,
                           library=library)  # fmt: skip
    runtime = cast("Runtime", made)
    async with unit() as uow:
        await hosting.sheet(uow, event.id)
    clock.advance(END - clock.now())
    await scheduler.attendance._after(runtime, event)
    assert opened == [], "nothing is to go out yet"
    async with unit_of_work(store, lambda: None, telegram_id=7) as uow:
        await hosting.attach(uow, event.id, "en", "Slides https://example.org/slides")
        await hosting.release(uow, event.id, on=True)
    await scheduler.attendance._after(runtime, event)
    assert opened == [event.id]
