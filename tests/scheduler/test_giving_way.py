"""The clock has time: it keeps nobody from writing, and one of its jobs goes after another."""

import asyncio
import datetime as dt
from types import ModuleType

import pytest

import bot.runtime
from bot.app import open_runtime
from bot.clock import MovableClock
from bot.people import invites
from bot.settings import Settings
from bot.ticks import each
from scheduler import attendance, checkins, concerns, questions, retention, surveys, tidying

PATIENCE = 30.0


@pytest.mark.parametrize("job", [attendance, checkins, concerns, questions, surveys, tidying])
async def test_a_job_that_finds_nothing_to_do_waits_for_no_turn_to_write(
    settings: Settings, clock: MovableClock, job: ModuleType
) -> None:
    async with open_runtime(settings, clock) as runtime, runtime.store.database.unit():
        async with asyncio.timeout(PATIENCE):
            await job.run(runtime, clock.now())


async def test_of_two_jobs_one_begins_when_the_other_has_written(
    settings: Settings, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.runtime, "PATIENCE_SECONDS", PATIENCE)
    had_to_wait: list[bool] = []

    async with open_runtime(settings, clock) as runtime:

        async def write(_: int) -> None:
            had_to_wait.append(runtime.store.database.is_writing)
            async with runtime.store.database.unit():
                await asyncio.sleep(0.01)

        both = (each(runtime, range(3), write, "it could not be written") for _ in range(2))
        await asyncio.gather(*both)
    assert had_to_wait == [False] * 6


async def test_what_cannot_be_deleted_does_not_keep_the_rest_from_going(
    settings: Settings, clock: MovableClock
) -> None:
    async with open_runtime(settings, clock) as runtime:
        async with runtime.unit_of_work() as uow:
            valid = dt.timedelta(days=1)
            await invites.create(uow.connection, uow.vault, None, now=uow.now, valid=valid)
            await uow.connection.exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")
        clock.advance(retention.AWAY * 10)
        await retention.run(runtime, clock.now())
        async with runtime.looking() as uow:
            assert not (await uow.connection.exec_driver_sql("SELECT 1 FROM invites")).all()
        assert runtime.health.counters["job_failures"] == 1


async def test_one_of_many_units_begins_when_nobody_waits_for_an_answer(
    settings: Settings, clock: MovableClock
) -> None:
    waiting = [True, True, False]
    async with open_runtime(settings, clock) as runtime:
        runtime.is_serving = lambda: waiting.pop(0)
        async with runtime.unit_when_free():
            assert not waiting
