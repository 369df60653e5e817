"""What the clock does about notices, on a real store."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.clock import MovableClock
from bot.delivery.drafts import Operation
from bot.delivery.outbox import Letter, Settled
from bot.delivery.outbox import State as Row
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.features.notices import views
from bot.features.notices.domain import Fate, Notice, State
from bot.features.notices.repository import notices
from bot.features.notices.service import KIND, erase, sending, showing, ticking, writing
from bot.features.notices.tables import recipients
from bot.nudges import Nudge
from bot.nudges.tables import nudges
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person, Role
from bot.runtime import Runtime
from bot.segments import Facts, Segment
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork
from handlers.notices import word
from scheduler import attention
from scheduler import notices as sweep
from tests.shipped import catalogs

DAY = dt.timedelta(days=1)
COORDINATOR = 1
PEOPLE = (COORDINATOR, 2, 3)


async def gather(
    uow: UnitOfWork, runtime: Runtime, people: Sequence[Person], segment: Segment | None
) -> Mapping[int, Facts]:
    return {one.id: Facts(language="en", consented=bool(one.consent)) for one in people}


@dataclass
class Office:
    """An approved notice, and three people it is for; nothing is sent but by the test."""

    runtime: Runtime
    clock: MovableClock
    notice: int = 0

    @property
    def store(self) -> Store:
        return self.runtime.store

    def unit(self) -> Any:
        return self.runtime.unit_of_work(COORDINATOR)

    async def begin(self) -> None:
        for n in PEOPLE:
            async with self.runtime.unit_of_work(n) as uow:
                roles = frozenset({Role.COORDINATOR}) if n == COORDINATOR else frozenset[Role]()
                agreed = uow.person.but(language="en", consent=CONSENT_VERSION, roles=roles)
                await uow.save(agreed)
        async with self.unit() as uow:
            self.notice = (await writing.begin(uow, "en", "First words")).id
            await writing.approve(uow, self.notice, 1)

    async def queue(self) -> None:
        async with self.unit() as uow:
            await sending.queue(uow, self.notice, 1, uow.now)

    async def go(self, minutes: float = 1.1) -> None:
        """Let time go by, and the clock do what it does."""
        self.clock.advance(dt.timedelta(minutes=minutes))
        for job in (sweep, attention):
            await job.run(self.runtime, self.clock.now())

    async def now(self) -> Notice:
        async with self.runtime.looking() as uow:
            found = await notices.get(uow, self.notice)
        assert found
        return found

    async def rows(self, *states: Row) -> list[str]:
        """Return what is said by messages in these states."""
        query = select(outbox).where(outbox.c.state.in_(states)).order_by(outbox.c.id)
        async with self.store.database.reader() as connection:
            rows = (await connection.execute(query)).all()
        opened = (self.store.vault.open("outbox.payload", one.ref, one.payload) for one in rows)
        return [json.loads(one)["text"] for one in opened]

    async def copies(self, words: str) -> int:
        """Return how many messages with these words are to be sent, or being sent."""
        said = await self.rows(Row.PENDING, Row.SENDING, Row.HELD)
        return sum(words in one and "notice" not in one for one in said)

    async def begin_to_send(self) -> list[Letter]:
        async with self.store.database.unit() as connection:
            due, _ = await self.store.outbox.due(connection, self.clock.now(), [], 50)
            await self.store.outbox.mark_sending(connection, due, self.clock.now())
        return due

    async def settle(self, letters: Sequence[Letter], state: Row) -> None:
        """Write down how it ended."""
        now = self.clock.now()
        done = [Settled(one.id, state, now, Operation.SEND, message_id=one.id) for one in letters]
        async with self.store.database.unit() as connection:
            await self.store.outbox.settle(connection, done)


@pytest.fixture
async def office(store: Store, clock: MovableClock, settings: Settings) -> Office:
    made = Office(
        Runtime(
            settings=settings,
            programme=Programme(nudges_per_day=10, nudges_per_week=30),
            store=store,
            catalogs=catalogs(),
            library=None,
            edition=None,
            renderers={KIND: word},
            gather=gather,
        ),
        clock,
    )
    await made.begin()
    return made


async def test_who_could_get_it_only_while_it_was_paused_still_waits_and_did_not_refuse(
    office: Office,
) -> None:
    await office.queue()
    office.clock.advance(dt.timedelta(minutes=2))
    await sweep.run(office.runtime, office.clock.now())
    async with office.unit() as uow:
        await sending.pause(uow, office.notice)
    await office.go()
    await office.go(minutes=15)
    assert (await office.now()).tally == {Fate.WAITING: len(PEOPLE)}
    async with office.unit() as uow:
        await sending.go_on(uow, office.notice)
    await office.go()
    assert await office.copies("First words") == len(PEOPLE)
    async with office.unit() as uow:
        await sending.cancel(uow, office.notice)
    for _ in range(2):
        await office.go(minutes=15)
    assert (await office.now()).tally == {Fate.WAITING: len(PEOPLE)}


async def test_what_should_have_left_a_day_ago_waits_for_somebody_to_look(office: Office) -> None:
    await office.queue()
    office.clock.advance(2 * DAY)
    await office.go()
    assert (await office.now()).state is State.APPROVED
    [said] = await office.rows(Row.PENDING)
    assert "did not leave at its time" in said
    async with office.unit() as uow:
        assert await notices.count_stuck(uow) == 1
    await office.queue()
    async with office.unit() as uow:
        assert await notices.count_stuck(uow) == 0
        await erase(uow, uow.person)
    office.clock.advance(2 * DAY)
    await office.go()
    assert len(await office.rows(Row.PENDING)) == 1, "nobody is left to be told"


async def test_who_took_the_agreement_back_is_not_told_a_second_time(office: Office) -> None:
    await office.queue()
    await office.go()
    await office.settle(await office.begin_to_send(), Row.SENT)
    async with office.store.database.unit() as connection:
        await connection.execute(delete(nudges))  # as `attention.erase` does for one person
    for deed in (sending.pause, sending.go_on):
        async with office.unit() as uow:
            await deed(uow, office.notice)
    await office.go()
    assert not await office.copies("First words")


async def test_who_is_erased_while_others_are_looked_up_is_put_down_nowhere(
    office: Office,
) -> None:
    await office.queue()
    office.clock.advance(dt.timedelta(minutes=2))
    async with office.unit() as uow:
        seen = await ticking.leave(uow, await office.now())
    people = await office.store.people.after(-1, ticking.AT_ONCE)
    async with office.runtime.unit_of_work(3) as uow:
        gone = uow.person
        await uow.erase(gone)
    async with office.unit() as uow:
        await ticking.put(uow, seen, people, office.runtime.census)
    async with office.store.database.reader() as connection:
        for table in (recipients, nudges):
            there = set(await connection.scalars(select(table.c.person_id)))
            assert there == {one.id for one in people} - {gone.id}


async def test_who_got_a_notice_that_was_paused_and_forgotten_is_deleted_too(
    office: Office,
) -> None:
    await office.queue()
    await office.go()
    async with office.unit() as uow:
        await sending.pause(uow, office.notice)
    office.clock.advance(38 * DAY)
    async with office.unit() as uow:
        await ticking.purge(uow)
        assert not (await uow.connection.execute(select(recipients))).all()
    assert (await office.now()).state is State.PAUSED


async def test_a_notice_to_nobody_reads_like_one_to_a_few(office: Office) -> None:
    notice, seen = await office.now(), set[str]()
    async with office.unit() as uow:
        t = office.runtime.catalogs.translator("en")
        for people in (0, 1, 4):
            sent = notice.but(state=State.SENT, tally={Fate.SENT: people} if people else {})
            found = showing.numbers(uow, office.runtime, sent)
            seen.add(views.status(t, sent, found).text)
    assert len(seen) == 1


async def test_who_comes_back_too_late_does_not_find_an_old_notice(office: Office) -> None:
    await office.queue()
    await office.go()
    people = await office.store.people.after(-1, 10)
    for person in people:
        async with office.store.database.unit() as connection:
            await office.store.people.mark_unreachable(connection, person.id)
            await office.store.outbox.hold(connection, person.id)
        office.store.people.forget_reachable([person.id])
    await office.go()
    assert (await office.now()).tally == {Fate.AWAY: 3}
    office.clock.advance(8 * DAY)
    await office.go()
    for n in PEOPLE:
        async with office.runtime.unit_of_work(n):
            pass
    assert not await office.copies("First words")
    await office.go(11)
    assert (await office.now()).tally == {Fate.LATE: 3}


async def test_a_notice_that_cannot_go_on_does_not_keep_others_waiting(office: Office) -> None:
    await office.queue()
    office.runtime.gather = None  # type: ignore[assignment] # broken
    await office.go()
    assert office.runtime.health.counters["job_failures"] == 1
    office.runtime.gather = gather
    await office.go()
    assert await office.copies("First words") == 3


async def test_what_is_refused_after_a_correction_goes_out_in_new_words_once(
    office: Office,
) -> None:
    """Telegram said "later" to what was being sent when it was corrected."""
    await office.queue()
    await office.go()
    first, second, third = await office.begin_to_send()
    async with office.unit() as uow:
        notice = await writing.correct(uow, await office.now(), "en", "Other words")
        await sending.apply(uow, notice.id, notice.edition)
    await office.settle([first, second], Row.PENDING)
    await office.settle([third], Row.SENT)
    assert not await office.copies("First words")
    await office.go(11)
    assert await office.copies("Other words") == 2 + 1, "and the third, which arrived, is mended"


async def test_who_never_got_it_is_not_counted_among_those_who_have_the_correction(
    office: Office,
) -> None:
    await office.queue()
    await office.go()
    refused, unsure, *others = await office.begin_to_send()
    await office.settle([refused], Row.DEAD)
    await office.settle([unsure], Row.UNKNOWN)
    await office.settle(others, Row.SENT)
    async with office.unit() as uow:
        notice = await writing.correct(uow, await office.now(), "en", "Other words")
        await sending.apply(uow, notice.id, notice.edition)
    for _ in range(2):
        await office.go(minutes=15)
    tally = (await office.now()).tally
    assert (tally[Fate.FAILED], tally[Fate.UNKNOWN]) == (1, 1)
    assert tally[Fate.RENEWED] + tally[Fate.LOST] == len(PEOPLE) - 1


async def test_a_message_that_cannot_be_worded_anew_does_not_keep_others_from_the_correction(
    office: Office,
) -> None:
    async def broken(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Any:
        if person.id == first:
            raise ZeroDivisionError
        return await word(uow, runtime, person, nudge)

    await office.queue()
    await office.go()
    await office.settle(await office.begin_to_send(), Row.SENT)
    first, *others = sorted(one.id for one in await office.store.people.after(-1, 9))
    office.runtime.renderers = {KIND: broken}
    async with office.unit() as uow:
        notice = await writing.correct(uow, await office.now(), "en", "Other words")
        await sending.apply(uow, notice.id, notice.edition)
    await office.go()
    assert await office.copies("Other words") == len(others)
    assert office.runtime.health.counters["job_failures"]
    assert (await office.now()).tally[Fate.STALE] == 1, "and how far it is, is told"


@pytest.mark.parametrize("deed", [sending.pause, sending.cancel, sending.recall])
async def test_what_is_refused_after_a_notice_was_stopped_is_not_sent(
    office: Office, deed: Any
) -> None:
    await office.queue()
    await office.go()
    letters = await office.begin_to_send()
    async with office.unit() as uow:
        await deed(uow, office.notice)
    await office.settle(letters[:1], Row.PENDING)
    await office.settle(letters[1:], Row.HELD)
    for _ in range(2):
        await office.go(11)
    assert not await office.copies("First words")
