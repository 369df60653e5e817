"""Claims and sweeps when several happen at once, on both databases."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.errors import UserError
from bot.features.mentors import repository as mentor_rows
from bot.features.mentors import service as mentors
from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.questions.errors import FullError, GoneError, TakenError
from bot.features.questions.service import asking, helping, inbox_count, ticking, writing
from bot.people.person import Person, Role
from bot.runtime import Edition, Runtime
from bot.settings import Programme, Settings

ROOT = Path(__file__).parents[3]
ASKER = 900


@pytest.fixture
def runtime(store: Store, settings: Settings, clock: MovableClock) -> Runtime:
    edition = Edition(ROOT / "content", ROOT / "locales")
    library, catalogs = edition.read(clock.now().date())
    return Runtime(
        settings=settings,
        programme=Programme(mentors_per_wave=8),
        store=store,
        catalogs=catalogs,
        library=library,
        edition=edition,
    )


async def join(runtime: Runtime, telegram_id: int, cap: int = 3) -> Person:
    async with runtime.unit_of_work(telegram_id) as uow:
        person = await uow.save(uow.person.but(language="en", roles=frozenset({Role.MENTOR})))
        said = frozenset({"doctor"}), frozenset({"en"})
        await mentor_rows.add(uow, Mentor(person, RULES_VERSION, uow.now, *said, cap, joined=True))
    return person


async def asked(runtime: Runtime, text: str = "How?") -> int:
    """Ask a question; return its id."""
    async with runtime.unit_of_work(ASKER) as uow:
        await uow.save(uow.person.but(language="en", consent=1, profile={"profession": "doctor"}))
        case = await asking.choose_topic(uow, runtime, "exams")
        await writing.write(uow, runtime, len(text), text)
    async with runtime.unit_of_work(ASKER) as uow:
        await writing.send(uow, runtime, await mentors.everybody(uow), case.question.id)
    return case.question.id


async def take(runtime: Runtime, telegram_id: int, question: int) -> UserError | None:
    try:
        async with runtime.unit_of_work(telegram_id) as uow:
            await helping.take(uow, runtime, await mentors.require(uow), question)
    except UserError as error:
        return error
    return None


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


async def test_two_sweeps_at_once_remind_once(runtime, clock, store):
    person = await join(runtime, 1)
    question = await asked(runtime)
    assert await take(runtime, 1, question) is None
    clock.advance(dt.timedelta(hours=48))

    async def sweep() -> None:
        async with runtime.unit_of_work() as uow:
            await ticking.tick(uow, runtime, await mentors.everybody(uow), question)

    before = await outbox(store, person)
    await asyncio.gather(sweep(), sweep(), sweep())
    assert await outbox(store, person) == before + 1


async def outbox(store: Store, person: Person) -> int:
    async with store.database.reader() as connection:
        count = f"SELECT count(*) FROM outbox WHERE person_id = {person.id}"
        return int((await connection.exec_driver_sql(count)).scalar_one())


async def test_nothing_people_wrote_lies_open_in_the_store(runtime, store):
    await join(runtime, 1)
    await asked(runtime, "canary in the question")
    async with store.database.reader() as connection:
        for table in ("question_parts", "question_entries", "questions", "question_offers"):
            rows = (await connection.exec_driver_sql(f"SELECT * FROM {table}")).all()
            assert rows
            assert "canary" not in str(rows)
