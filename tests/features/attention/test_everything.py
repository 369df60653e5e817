"""Real questions and calls, with news and events beside them: the cap holds for all of it.

A quarter of a year in `make test`, a year in `make soak`. The planner alone has one in test_year.
"""

import datetime as dt
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.features.checkins import service as checkins
from bot.features.meetings.domain import OPEN, State, Suits, Topic, Way, Wish
from bot.features.meetings.repository import of as calls_of
from bot.features.meetings.service import agreeing, asking, offering
from bot.features.questions.domain import Ending
from bot.features.questions.domain import State as Asked
from bot.features.questions.repository import questions
from bot.features.questions.service import coordinating, ending
from bot.i18n import Html
from bot.nudges import Nudge, Piece, propose_all
from bot.nudges.tables import nudges
from bot.people.person import Person
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork
from handlers import RENDERERS
from scheduler import attention
from scheduler import checkins as checkin_job
from scheduler import meetings as call_job
from scheduler import mentors as mentor_job
from scheduler import questions as question_job
from tests.conftest import FILE_KEY, START, sized
from tests.features.questions import office

pytestmark = pytest.mark.figure

AMAL, DANIEL, GRACE = 900, 1, 50
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
WEEK = 7 * DAY
LONDON = ZoneInfo("Europe/London")
SWEEPS = (8, 12, 16)  # o'clock, UTC
CLOCKS = (question_job, call_job, checkin_job, mentor_job)
CAP = Programme().nudges_per_week
# What other features propose: kind, every how many days, how long it may be said, if it is urgent.
BESIDE = (
    ("notice", 3, 10 * DAY, False),
    ("event tomorrow", 5, DAY, False),
    ("event in two hours", 5, 2 * HOUR, True),
    ("survey", 30, 14 * DAY, False),
)
LATEST = {"call-soon", "call-tomorrow", "call-after", "call-choose", "call-lapsed"}
OF_QUESTIONS = {"question-solved", "question-closed", "question-wanted", "question-unreplied",
                "question-waits", "question-late", "question-expired",
                "question-silent"}  # fmt: skip


async def say_it(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece:
    del uow
    return Piece(nudge.kind, notice(runtime.translator(person), Html(nudge.kind)))


@dataclass
class Life:
    """One asker, one mentor and one coordinator, who live by a script."""

    runtime: Runtime
    clock: MovableClock
    asked: list[tuple[int, dt.datetime]] = field(default_factory=list)
    wished: int = 0
    bypassed: list[Any] = field(default_factory=list)
    told: int = 0
    sweeps: list[dt.datetime] = field(default_factory=list)
    texts: int = 0

    async def begin(self) -> None:
        await office.join(self.runtime, DANIEL, cap=50)
        await office.coordinate(self.runtime, GRACE)
        async with self.runtime.unit_of_work(AMAL) as uow:
            await uow.save(uow.person.but(language="en", consent=1, zone="Europe/London"))
            await checkins.begin(uow, self.runtime)

    async def live(self, days: int) -> None:
        for day in range(days):
            for hour in SWEEPS:
                now = START.replace(hour=hour) + day * DAY
                self.clock.advance(now - self.clock.now() if now > self.clock.now() else DAY * 0)
                await self.sweep()
                if hour == SWEEPS[0]:
                    await self.act(day)

    async def sweep(self) -> None:
        now, before = self.clock.now(), await self.last()
        self.sweeps.append(now)
        for job in CLOCKS:
            await job.run(self.runtime, now)
        between = await self.last()
        async with self.runtime.store.database.reader() as connection:
            mine = outbox.c.person_id.in_([await self.id_of(one) for one in (AMAL, DANIEL)])
            rows = await connection.execute(
                select(outbox.c.id, outbox.c.about).where(mine, outbox.c.id > before)
            )
            self.bypassed += [row for row in rows if row.about is None]
        await attention.run(self.runtime, now)
        self.told += await self.last() - between

    async def last(self) -> int:
        async with self.runtime.store.database.reader() as connection:
            query = select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1)
            return int(await connection.scalar(query) or 0)

    async def id_of(self, telegram_id: int) -> int:
        person = await self.runtime.store.people.find(telegram_id)
        assert person
        return person.id

    # What people do, on each day

    async def act(self, day: int) -> None:
        await self.hear_of_the_rest(day)
        for number, (question, since) in enumerate(self.asked):
            await self.go_on(number % 5, question, self.clock.now() - since)
        if day % 7 == 0:
            await self.ask()
        await self.meet()

    async def hear_of_the_rest(self, day: int) -> None:
        async with self.runtime.unit_of_work() as uow:
            people = [await uow.get_person(await self.id_of(one)) for one in (AMAL, DANIEL)]
            for kind, every, lasts, urgent in BESIDE:
                due = uow.now + (day % 3) * HOUR
                nudge = Nudge(kind, str(day), due, due + max(lasts, 5 * HOUR), urgent=urgent)
                if day % every == 0:
                    await propose_all(uow, [(one, nudge) for one in people if one])

    async def ask(self) -> None:
        async with self.runtime.unit_of_work() as uow:
            if await questions.count_open(uow, await self.id_of(AMAL)) >= 3:
                return
        self.texts += 1
        question = await office.ask(self.runtime, AMAL, self.texts, f"How {self.texts}?")
        self.asked.append((question, self.clock.now()))

    async def go_on(self, how: int, question: int, age: dt.timedelta) -> None:
        """Answer in silence, forget it, ask back, leave it to coordinators, or be thanked."""
        found = await self.question(question)
        if found is None:
            return
        if found.state is Asked.WAITING and how != 3 and age == DAY:
            await office.take(self.runtime, DANIEL, question)
        if found.state is Asked.CLAIMED and how != 1:
            self.texts += 1
            await office.say(self.runtime, DANIEL, self.texts, question, asks_back=how == 2)
        if found.state is Asked.ANSWERED and how == 4:
            async with self.runtime.unit_of_work(AMAL) as uow:
                await ending.thank(uow, self.runtime, question)
        if found.state is Asked.WAITING and found.escalated_at and age >= 8 * DAY:
            async with self.runtime.unit_of_work(GRACE) as uow:
                await coordinating.close(uow, self.runtime, question, Ending.NOBODY)

    async def question(self, number: int) -> Any:
        async with self.runtime.unit_of_work() as uow:
            return await questions.get(uow, number)

    async def meet(self) -> None:
        async with self.runtime.unit_of_work() as uow:
            found = await calls_of(uow, await self.id_of(AMAL))
        mine = next((one for one in found if one.state in OPEN), None)
        if mine is None:
            self.wished += 1
            async with self.runtime.unit_of_work(AMAL) as uow:
                await asking.describe(uow, Wish(Topic.WORK, Way.VIDEO, Suits.MORNINGS))
                await asking.send(uow, self.runtime)
        elif mine.state is State.ASKED:
            async with self.runtime.unit_of_work(GRACE) as uow:
                await offering.begin(uow, mine.id)
                that_day = (self.clock.now() + 3 * DAY).astimezone(LONDON).date()
                at = dt.datetime.combine(that_day, dt.time(14), dt.UTC).astimezone(LONDON)
                await offering.write(uow, f"{at:%d.%m.%Y %H:%M}")
                await offering.ask_place(uow, mine.id)
                await offering.write(uow, "https://meet.example.org/heron")
                await offering.send(uow, self.runtime, mine.id)
        elif mine.state is State.OFFERED and self.wished % 3:
            async with self.runtime.unit_of_work(AMAL) as uow:
                call = await agreeing.find(uow, mine.id)
                if call.slots:
                    await agreeing.pick(uow, self.runtime, mine.id, call.slots[0])
        elif mine.is_over(self.clock.now() - 3 * DAY) and self.wished % 2:
            async with self.runtime.unit_of_work(AMAL) as uow:
                await agreeing.happened(uow, self.runtime, mine.id)

    # What came of it

    async def nudges(self, telegram_id: int) -> list[Any]:
        mine = nudges.c.person_id == await self.id_of(telegram_id)
        async with self.runtime.store.database.reader() as connection:
            return list(await connection.execute(select(nudges).where(mine)))

    async def counted(self, telegram_id: int) -> list[dt.datetime]:
        """Return when messages came that count: each once, whatever it told of."""
        rows = await self.nudges(telegram_id)
        sent = {one.batch: one.settled_at for one in rows if one.state == "sent" and not one.urgent}
        return sorted(sent.values())


def most_in_a_week(moments: list[dt.datetime]) -> int:
    return max(sum(first <= one < first + WEEK for one in moments) for first in moments)


@pytest.fixture
async def lives(
    tmp_path: Path, migrated_file: Path, vault: AesVault, settings: Settings
) -> AsyncIterator[Any]:
    """Makes a life under a programme."""
    database = SqliteDatabase(Path(shutil.copy(migrated_file, tmp_path / "t.db")), FILE_KEY)
    await database.open()

    async def make(programme: Programme) -> Life:
        clock = MovableClock(frozen_at=START)
        runtime = office.runtime_over(
            Store.over(database, vault, clock), settings, clock, programme
        )
        runtime.renderers = {**RENDERERS, **dict.fromkeys([kind for kind, *_ in BESIDE], say_it)}
        life = Life(runtime, clock)
        await life.begin()
        return life

    yield make
    await database.close()


async def test_over_months_of_real_questions_and_calls_the_cap_holds_and_nothing_urgent_waits(
    lives: Any,
) -> None:
    life = await lives(Programme())
    await life.live(sized(91, 365))
    assert life.bypassed == [], "a job sent something past the planner"
    fired: set[str] = set()
    batches = 0
    for who in (AMAL, DANIEL, GRACE):
        rows = await life.nudges(who)
        sent = [one for one in rows if one.state == "sent"]
        batches += len({one.batch for one in sent})
        fired |= {one.kind for one in sent}
        counted = await life.counted(who)
        assert most_in_a_week(counted) <= CAP
        days = [one.astimezone(LONDON).date() for one in counted]
        assert len(days) == len(set(days)), "one a day"
        for one in rows:
            if one.urgent and one.state == "sent":
                assert one.settled_at <= next(at for at in life.sweeps if at > one.wanted_at)
            assert not (one.urgent and one.state == "dropped" and one.settled_at >= one.expires_at)
    assert life.told == batches, "each message of the planner is one of these"
    assert fired >= LATEST | OF_QUESTIONS, (LATEST | OF_QUESTIONS) - fired
    waited = [one for one in await life.nudges(AMAL) if one.state == "sent" and not one.urgent]
    assert any(one.settled_at - one.wanted_at > DAY for one in waited), "the cap never mattered"


async def test_without_the_cap_the_same_life_breaks_it(lives: Any) -> None:
    life = await lives(Programme(nudges_per_day=10, nudges_per_week=30))
    await life.live(21)
    assert most_in_a_week(await life.counted(AMAL)) > CAP
