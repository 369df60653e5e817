"""Claims and sweeps when several happen at once, on both databases."""

import asyncio
import datetime as dt

import pytest

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.mentors import service as mentors
from bot.features.questions.errors import FullError, GoneError, TakenError
from bot.features.questions.service import (
    asking,
    helping,
    inbox_count,
    proactive,
    ticking,
    writing,
)
from bot.runtime import Runtime
from bot.settings import Programme, Settings
from tests.features.questions.office import ask, join, runtime_over, take

ASKER = 900


@pytest.fixture
def runtime(store: Store, settings: Settings, clock: MovableClock) -> Runtime:
    return runtime_over(store, settings, clock, Programme(mentors_per_wave=8))


async def asked(runtime: Runtime, text: str = "How?") -> int:
    """Ask a question; return its id."""
    return await ask(runtime, ASKER, len(text), text)


async def test_eight_mentors_tap_at_once_and_one_has_the_question(runtime):
    for telegram_id in range(1, 9):
        await join(runtime, telegram_id)
    question = await asked(runtime)
    ends = await asyncio.gather(*(take(runtime, n, question) for n in range(1, 9)))
    assert sum(end is None for end in ends) == 1
    assert all(isinstance(end, TakenError) for end in ends if end)


async def test_a_cap_holds_and_a_second_tap_of_the_winner_is_no_second_claim(runtime):
    await join(runtime, 1, cap=2)
    first, second = await asked(runtime, "One"), await asked(runtime, "Two!")
    async with runtime.unit_of_work(1) as uow:
        await mentors.set_cap(uow, 1)
    assert await take(runtime, 1, first) is None
    assert await take(runtime, 1, first) is None
    full = await take(runtime, 1, second)
    assert isinstance(full, FullError)
    assert full.cap == 1
    async with runtime.unit_of_work(1) as uow:
        assert await inbox_count(uow) == 2
        assert (await helping.inbox(uow)).taken == 1


async def test_only_those_who_were_offered_it_can_take_it(runtime):
    await join(runtime, 1)
    question = await asked(runtime)
    await join(runtime, 2)
    assert isinstance(await take(runtime, 2, question), GoneError)


async def test_a_follow_up_to_an_old_answer_counts_while_it_is_open(runtime, clock):
    await join(runtime, 1, cap=1)
    old = await asked(runtime, "Old")
    await take(runtime, 1, old)
    await say(runtime, 1, 50, old)
    clock.advance(dt.timedelta(days=8))
    new = await asked(runtime, "New!")
    async with runtime.unit_of_work(ASKER) as uow:
        await asking.follow_up(uow, runtime, old)
    await say(runtime, ASKER, 51, old)
    assert isinstance(await take(runtime, 1, new), FullError)
    await say(runtime, 1, 52, old)
    assert await take(runtime, 1, new) is None


async def say(runtime: Runtime, telegram_id: int, message_id: int, question: int) -> None:
    """Write and send what is expected."""
    async with runtime.unit_of_work(telegram_id) as uow:
        if telegram_id != ASKER:
            await helping.open_claim(uow, runtime, question)
        await writing.write(uow, runtime, message_id, "Words")
        await writing.send(uow, runtime, await mentors.everybody(uow), question)


async def test_two_sweeps_at_once_remind_once(runtime, clock, store):
    person = await join(runtime, 1)
    question = await asked(runtime)
    assert await take(runtime, 1, question) is None
    clock.advance(dt.timedelta(hours=48))

    async def sweep() -> None:
        async with runtime.unit_of_work() as uow:
            await ticking.tick(uow, runtime, await mentors.everybody(uow), question)

    await asyncio.gather(sweep(), sweep(), sweep())
    async with store.database.reader() as connection:
        proposed = f"SELECT kind FROM nudges WHERE person_id = {person.id}"
        rows = await connection.exec_driver_sql(proposed)
        assert list(rows.scalars()) == [proactive.LATE]


async def test_nothing_people_wrote_lies_open_in_the_store(runtime, store):
    await join(runtime, 1)
    await asked(runtime, "canary in the question")
    async with store.database.reader() as connection:
        for table in ("question_parts", "question_entries", "questions", "question_offers"):
            rows = (await connection.exec_driver_sql(f"SELECT * FROM {table}")).all()
            assert rows
            assert "canary" not in str(rows)
