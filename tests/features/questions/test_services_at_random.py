"""Days of the real services with people who do as they like, on SQLite."""

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.db import migrate
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.store import Store
from bot.errors import UserError
from bot.features.mentors import service as mentors
from bot.features.questions.domain import HELD, OPEN, Offer, Question, Reason, State
from bot.features.questions.repository import questions
from bot.features.questions.service import asking, coordinating, ending, erase, helping, writing
from bot.features.questions.tables import offers
from bot.features.questions.tables import questions as table
from bot.people.person import Role
from bot.runtime import Runtime
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork
from scheduler import questions as job
from tests.conftest import sized
from tests.features.questions import office

MENTORS, ASKERS, COORDINATOR = range(1, 7), range(100, 112), 50
HOUR = dt.timedelta(hours=1)
DAYS, PATIENCE = sized(3, 14), 30  # keys are drawn at random, so a rare act may need more days
AFTERWARDS = 24 * 24  # hours

EVERY_ACT = ("ask", "taken", "answer", "asked back", "reply", "not for me", "take", "another")

Act = Callable[[UnitOfWork], Awaitable[object]]


@pytest.fixture
async def runtime(
    tmp_path: Path, vault: AesVault, settings: Settings, clock: MovableClock
) -> AsyncIterator[Runtime]:
    database = SqliteDatabase(tmp_path / "week.db", b"k" * 32)
    await database.open()
    await migrate.upgrade(database)
    yield office.runtime_over(Store.over(database, vault, clock), settings, clock, Programme())
    await database.close()


class Week:
    """People at random; whatever they try is refused kindly, or done."""

    def __init__(self, runtime: Runtime, clock: MovableClock, seed: int) -> None:
        self.runtime, self.clock, self.rng = runtime, clock, random.Random(seed)
        self.messages = itertools.count(1)
        self.seen: Counter[str] = Counter()
        self.offered: dict[tuple[int, int | None], str] = {}

    async def act(self, telegram_id: int, what: str, do: Act) -> None:
        try:
            async with self.runtime.unit_of_work(telegram_id) as uow:
                await do(uow)
        except UserError as error:
            self.seen[type(error).__name__] += 1
        else:
            self.seen[what] += 1

    async def all(self) -> list[Question]:
        async with self.runtime.unit_of_work() as uow:
            rows = (await uow.connection.execute(table.select())).all()
            found = [await questions.get(uow, row.id) for row in rows]
        return [one for one in found if one]

    async def mentor(self, telegram_id: int) -> None:
        """Let a mentor do something, mostly with what waits for them."""
        runtime = self.runtime
        async with runtime.unit_of_work(telegram_id) as uow:
            inbox = await helping.inbox(uow)
        every = [one for one in await self.all() if one.is_open]
        mine = self.rng.choice((inbox.claims, inbox.claims, inbox.offers, every))
        if not mine:
            return
        number = self.rng.choice(mine).id
        usual = ("answer", "back", "no") if mine is inbox.claims else ("take", "take", "no")
        match self.rng.choice(("take", "answer", "back") if mine is every else usual):
            case "take":
                refused = await office.take(runtime, telegram_id, number)
                self.seen["taken" if refused is None else type(refused).__name__] += 1
            case "answer":
                await self.write(telegram_id, number, asks_back=False)
            case "back":
                await self.write(telegram_id, number, asks_back=True)
            case _:
                reason = self.rng.choice(list(Reason))

                async def no(uow: UnitOfWork) -> None:
                    everybody = await mentors.everybody(uow)
                    await helping.not_for_me(uow, runtime, everybody, number, reason)

                await self.act(telegram_id, "not for me", no)

    async def write(self, telegram_id: int, number: int, *, asks_back: bool | None) -> None:
        """Write and send, as whoever it is: an answer, a question back, or a reply."""
        runtime, message = self.runtime, next(self.messages)

        async def write(uow: UnitOfWork) -> None:
            if asks_back is None:
                await asking.follow_up(uow, runtime, number)
            else:
                await helping.ask_back(uow, runtime, number, on=asks_back)
            await writing.write(uow, runtime, message, "Words")
            await writing.send(uow, runtime, await mentors.everybody(uow), number)

        await self.act(
            telegram_id, {None: "reply", True: "asked back"}.get(asks_back, "answer"), write
        )

    async def asker(self, telegram_id: int) -> None:
        runtime, message = self.runtime, next(self.messages)
        async with runtime.unit_of_work(telegram_id) as uow:
            mine = await asking.mine(uow)
        number = self.rng.choice(mine).id if mine else 0
        what = self.rng.choice(("ask", "reply", "reply", "thank", "withdraw", "another", "leave"))
        if what == "ask":
            try:
                await office.ask(runtime, telegram_id, message, "How?")
                self.seen["ask"] += 1
            except UserError as error:
                self.seen[type(error).__name__] += 1
        elif what == "reply":
            await self.write(telegram_id, number, asks_back=None)
        elif what == "leave" and self.rng.random() < 0.05:
            await self.act(telegram_id, what, lambda uow: erase(uow, uow.person))
        elif what == "withdraw" and self.rng.random() < 0.3:
            await self.act(telegram_id, what, lambda uow: asking.withdraw(uow, runtime, number))
        elif what == "thank":
            await self.act(telegram_id, what, lambda uow: ending.thank(uow, runtime, number))
        elif what == "another":

            async def another(uow: UnitOfWork) -> None:
                everybody = await mentors.everybody(uow)
                await asking.ask_another(uow, runtime, everybody, number)

            await self.act(telegram_id, what, another)

    async def coordinator(self) -> None:
        """Take what is escalated, answer what one has, and move what is late."""
        runtime = self.runtime
        for one in await self.all():
            if one.state is State.WAITING and one.escalated_at:
                await self.act(
                    COORDINATOR, "take", lambda uow, n=one.id: coordinating.take(uow, runtime, n)
                )
                await self.write(COORDINATOR, one.id, asks_back=False)
            elif one.state is State.CLAIMED and one.reminded_at and self.rng.random() < 0.5:

                async def move(uow: UnitOfWork, one: Question = one) -> None:
                    everybody = await mentors.everybody(uow)
                    await coordinating.reassign(uow, runtime, everybody, one.id, one.claim)

                await self.act(COORDINATOR, "moved", move)

    async def change_mentor(self, telegram_id: int) -> None:
        do: dict[str, Act] = {
            "pause": lambda uow: mentors.pause(uow, paused=self.rng.random() < 0.5),
            "away": lambda uow: mentors.set_away(uow, self.rng.choice((0, 1, 2))),
            "cap": lambda uow: mentors.set_cap(uow, self.rng.randint(1, 2)),
            "zone": lambda uow: mentors.set_zone(uow, self.rng.choice((0, 0, 12, 15))),
        }
        what = self.rng.choice(list(do))
        await self.act(telegram_id, what, do[what])

    async def hour(self) -> None:
        self.clock.advance(HOUR)
        await job.run(self.runtime, self.clock.now())

    async def check(self) -> None:
        """Hold what the database says to the clocks, the caps and one owner for each question."""
        await self.check_mentors()
        now = self.clock.now()
        for one in await self.all():
            assert (one.helper_id is not None) or one.state not in HELD
            assert one.due_at is None or one.due_at > now or one.state not in OPEN
            if one.state is State.WAITING:
                assert one.escalated_at or now <= one.since + 48 * HOUR
            elif one.state is State.CLAIMED:
                assert one.claimed_at
                assert now <= one.claimed_at + 115 * HOUR
            if one.state is State.CLAIMED and (one.id, one.helper_id) in self.offered:
                assert self.offered[one.id, one.helper_id] == Offer.TAKEN

    async def check_mentors(self) -> None:
        """Hold each new offer to its mentor's time, and each mentor's load to the cap."""
        now = self.clock.now()
        async with self.runtime.unit_of_work() as uow:
            made = (await uow.connection.execute(offers.select())).all()
            everybody = {one.person.id: one for one in await mentors.everybody(uow)}
        week = [row for row in made if row.taken_at and row.taken_at > now - 7 * 24 * HOUR]
        loads = Counter(row.mentor_id for row in week if row.state == Offer.TAKEN)
        for row in made:
            mentor = everybody[row.mentor_id]
            if (row.question_id, row.mentor_id) not in self.offered:
                local = row.offered_at.astimezone(mentor.zone)
                assert row.offered_at == now
                assert 8 <= local.hour < 21
                assert not mentor.paused
                assert not (mentor.away and mentor.away.first <= local.date() <= mentor.away.last)
            if row.state == Offer.TAKEN and row.taken_at == now:
                assert loads[row.mentor_id] <= mentor.weekly_cap
        self.offered |= {(row.question_id, row.mentor_id): row.state for row in made}


@pytest.mark.parametrize("seed", range(sized(1, 30)))
async def test_days_of_people_at_random(runtime: Runtime, clock: MovableClock, seed: int) -> None:
    week = Week(runtime, clock, seed)
    for number in MENTORS:
        await office.join(runtime, number, cap=1)
    async with runtime.unit_of_work(COORDINATOR) as uow:
        await uow.save(uow.person.but(language="en", roles=frozenset({Role.COORDINATOR})))
    for hour in range(PATIENCE * 24):
        if hour >= DAYS * 24 and all(week.seen[what] for what in EVERY_ACT):
            break
        await week.hour()
        await week.asker(week.rng.choice(ASKERS))
        for _ in range(2):
            await week.mentor(week.rng.choice(MENTORS))
        if week.rng.random() < 0.1:
            await week.coordinator()
        await week.check()
        if week.rng.random() < 0.1:
            await week.change_mentor(week.rng.choice(MENTORS))
    for _ in range(0, AFTERWARDS, 12):
        clock.advance(11 * HOUR)
        await week.hour()
        await week.coordinator()
    assert not [one for one in await week.all() if one.is_open]
    for what in EVERY_ACT:
        assert week.seen[what], (what, week.seen)
    assert runtime.health.counters["job_failures"] == 0
