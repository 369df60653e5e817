"""The sweep over what is due: all of it in one tick, and nobody holds others up."""

import datetime as dt
from collections.abc import Sequence

import pytest
from sqlalchemy import select

import bot.runtime
import scheduler.attention
from bot.app import open_runtime
from bot.clock import MovableClock
from bot.db.database import StoreError
from bot.delivery.tables import outbox
from bot.i18n import Html
from bot.nudges import Nudge, Piece, propose_all
from bot.nudges.tables import nudges
from bot.people.person import Person
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Settings
from bot.unit_of_work import UnitOfWork
from scheduler.attention import FEW, GROUP_SECONDS, LEAST, MANY, next_size

DAY = dt.timedelta(days=1)
PEOPLE, BROKEN, GONE = range(1, 9), 3, 5


async def render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    assert uow.person == person, nudge
    if person.telegram_id == BROKEN:
        raise ZeroDivisionError
    return Piece("News", notice(runtime.translator(person), Html("News for everybody")))


async def propose(runtime: Runtime) -> list[Person]:
    people = []
    for number in PEOPLE:
        async with runtime.unit_of_work(number) as uow:
            people.append(await uow.save(uow.person.but(language="en")))
    async with runtime.unit_of_work() as uow:
        news = Nudge("test", "1", uow.now, uow.now + DAY)
        await propose_all(uow, [(person, news) for person in people])
        await runtime.store.people.erase(uow.connection, people[GONE - 1])
    return people


async def test_one_tick_serves_everybody_but_the_one_whose_words_fail(
    settings: Settings, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.attention, "DUE", 3)
    async with open_runtime(settings, clock) as runtime:
        runtime.renderers = {"test": render}
        people = await propose(runtime)
        await scheduler.attention.run(runtime, clock.now())
        async with runtime.store.database.reader() as connection:
            told = list(await connection.scalars(select(outbox.c.person_id)))
            waiting = select(nudges.c.person_id).where(nudges.c.state == "waiting")
            waits = list(await connection.scalars(waiting))
        served = [one.id for one in people if one.telegram_id not in (BROKEN, GONE)]
        assert sorted(told) == sorted(served)
        assert waits == [people[BROKEN - 1].id], "tried again later"
        assert runtime.health.counters["job_failures"] == 1


async def test_when_the_store_fails_nobody_is_put_aside_for_it(
    settings: Settings, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(runtime: Runtime, group: Sequence[int]) -> int:
        raise StoreError("full")

    async with open_runtime(settings, clock) as runtime:
        runtime.renderers = {"test": render}
        await propose(runtime)
        monkeypatch.setattr(scheduler.attention, "_attend", full)
        with pytest.raises(StoreError):
            await scheduler.attention.run(runtime, clock.now())
        assert not runtime.health.counters["job_failures"]
        async with runtime.store.database.reader() as connection:
            due = list(await connection.scalars(select(nudges.c.due_at)))
        assert due == [clock.now()] * len(PEOPLE)


async def test_who_waits_for_an_answer_goes_first_but_a_sweep_does_not_wait_for_ever(
    settings: Settings, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[bool] = []
    waiting = [True, True, False]

    async def told(runtime: Runtime, group: Sequence[int]) -> int:
        served.append(not waiting)
        return 0

    async with open_runtime(settings, clock) as runtime:
        runtime.renderers = {"test": render}
        await propose(runtime)
        monkeypatch.setattr(scheduler.attention, "_attend", told)
        runtime.is_serving = lambda: waiting.pop(0)
        await scheduler.attention.run(runtime, clock.now())
        assert served == [True], "after the last look, at which nobody waited any more"
        monkeypatch.setattr(bot.runtime, "PATIENCE_SECONDS", 0.01)
        runtime.is_serving = lambda: True
        await scheduler.attention.run(runtime, clock.now())
        assert len(served) == 2


@pytest.mark.parametrize(
    ("size", "seconds", "then"),
    [
        (FEW, GROUP_SECONDS, FEW),
        (FEW, 0.0, 2 * FEW),  # faster, but not at once
        (MANY, GROUP_SECONDS / 9, MANY),
        (100, 2 * GROUP_SECONDS, 50),
        (1, 99.0, LEAST),  # a slow disk costs no commit for each person
    ],
)
def test_a_group_is_as_large_as_fits_into_its_time(size: int, seconds: float, then: int) -> None:
    assert next_size(size, seconds) == then
