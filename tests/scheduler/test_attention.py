"""The sweep over what is due: all of it in one tick, and nobody holds others up."""

import datetime as dt
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select

import bot.runtime
import scheduler.attention
from bot.app import open_runtime
from bot.clock import MovableClock
from bot.db.database import StoreError
from bot.delivery.tables import outbox
from bot.features.attention import sweep
from bot.features.attention.sweep import Words
from bot.i18n import Html
from bot.nudges import Nudge, Piece, propose_all
from bot.nudges.tables import nudges
from bot.office import Office
from bot.people.person import Person
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Settings
from bot.unit_of_work import UnitOfWork
from scheduler.attention import FEW, GROUP_SECONDS, MANY, next_size

DAY = dt.timedelta(days=1)
PEOPLE, BROKEN, GONE = range(1, 9), 3, 5


async def read_out(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    assert uow.person == person, nudge
    return Piece("News", notice(runtime.translator(person), Html("News for everybody")))


async def render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    if person.telegram_id == BROKEN:
        raise ZeroDivisionError
    return await read_out(uow, runtime, person, nudge)


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

    async def told(runtime: Runtime, group: Sequence[int]) -> tuple[int, float]:
        served.append(not waiting)
        return 0, 0.0

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


async def test_a_slow_disk_makes_groups_no_smaller(
    settings: Settings, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    passed = 0.0
    attend = sweep.attend

    async def counted(uow: UnitOfWork, office: Office, words: Words, people: Sequence[int]) -> int:
        sizes.append(len(people))
        return await attend(uow, office, words, people)

    async with open_runtime(settings, clock) as runtime:
        runtime.renderers = {"test": read_out}
        await propose(runtime)
        open_unit = runtime.unit_of_work

        @asynccontextmanager
        async def on_a_slow_disk() -> AsyncIterator[UnitOfWork]:
            nonlocal passed
            async with open_unit() as uow:
                yield uow
            passed += 9 * GROUP_SECONDS

        monkeypatch.setattr(runtime, "unit_of_work", on_a_slow_disk)
        monkeypatch.setattr(sweep, "attend", counted)
        monkeypatch.setattr(time, "perf_counter", lambda: passed)
        monkeypatch.setattr(scheduler.attention, "FEW", 2)
        await scheduler.attention.run(runtime, clock.now())
    assert sizes == [2, 4, 2], "twice as many, and who is left"


@pytest.mark.parametrize(
    ("size", "seconds", "then"),
    [
        (FEW, GROUP_SECONDS, FEW),
        (FEW, 0.0, 2 * FEW),  # faster, but not at once
        (MANY, GROUP_SECONDS / 9, MANY),
        (100, 2 * GROUP_SECONDS, 50),
        (1, 99.0, 1),
    ],
)
def test_a_group_is_as_large_as_fits_into_its_time(size: int, seconds: float, then: int) -> None:
    assert next_size(size, seconds) == then
