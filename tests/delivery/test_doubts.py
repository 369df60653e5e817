"""What was cut off while it was being sent: it arrives once, whether it had arrived or not."""

import asyncio
import datetime as dt
import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import MovableClock
from bot.db.database import StoreError
from bot.delivery import doubts, limits
from bot.delivery.doubts import Doubts
from bot.delivery.drafts import Draft, Operation
from bot.delivery.health import Health
from bot.delivery.limits import Limiter
from bot.delivery.outbox import Settled, State
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.delivery.transport import Transport
from bot.message import Lane, Message
from bot.playground.emulator import Emulator, Phone
from bot.playground.emulator.faults import Fault, Kind, error, too_many_requests
from tests.delivery.test_faults import running, serving
from tests.delivery.tiny import TinyBot

NEWS = Message("News for everybody")
SECOND = dt.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing take its time but what a test says."""
    monkeypatch.setattr(doubts, "ARRIVES_WITHIN", dt.timedelta())
    monkeypatch.setattr(doubts, "PATIENCE", SECOND)
    monkeypatch.setattr(doubts, "LOOK_SECONDS", 0.001)
    monkeypatch.setattr(doubts, "MOST", 8)
    monkeypatch.setattr(limits, "PER_CHAT_SECONDS", 0.001)


@dataclass
class Crash:
    """A store with one letter that was cut off, between messages whose numbers are known."""

    store: Store
    emulator: Emulator
    url: str
    phone: Phone
    other: Phone

    async def known(self, settled_at: dt.datetime) -> int:
        """Send something to somebody else, and note its number."""
        number = await self.say(self.other, "Something else")
        await self.add(self.other, State.SENT, settled_at, number)
        return number

    async def say(self, phone: Phone, text: str) -> int:
        transport = Transport(self.url)
        await transport.open()
        answer = await transport.call("sendMessage", {"chat_id": phone.user_id, "text": text})
        await transport.close()
        return int(answer.result["message_id"])

    async def add(
        self, phone: Phone, state: State, at: dt.datetime, number: int | None = None
    ) -> None:
        person = await self.store.people.find(phone.user_id)
        async with self.store.database.unit() as connection:
            person = person or await self.store.people.enroll(connection, phone.user_id)
            await self.store.outbox.add(connection, [Draft(person.id, NEWS, Lane.BROADCAST)], at)
            [letter], _ = await self.store.outbox.due(connection, at, (), 1)
            await self.store.outbox.mark_sending(connection, [letter], at)
            if state is not State.SENDING:
                done = Settled(letter.id, state, at, Operation.SEND, message_id=number)
                await self.store.outbox.settle(connection, [done])

    async def updates(self) -> list[dict[str, Any]]:
        transport = Transport(self.url)
        await transport.open()
        answer = await transport.call("getUpdates", {})
        await transport.close()
        return list(answer.result)

    async def settle(self, seen: int = 1) -> list[tuple[str, int | None]]:
        """Start again; return the state and the number of what was cut off."""
        transport, health = Transport(self.url), Health()
        await transport.open()
        database = self.store.database
        async with database.lead("sender") as lead:
            async with database.unit() as connection:
                await self.store.outbox.recover(connection)
                cut_off = await self.store.outbox.cut_off(connection)
            assert len(cut_off) == seen
            mine = Doubts(self.store, transport, Limiter(10_000), health)
            for doubt in doubts.doubts(cut_off):
                await mine.settle(doubt, lead)
            ids = [letter.id for letter, _ in cut_off]
            async with database.reader() as connection:
                query = select(outbox.c.state, outbox.c.message_id).where(outbox.c.id.in_(ids))
                rows = (await connection.execute(query)).all()
        await transport.close()
        return [(row.state, row.message_id) for row in rows]


@pytest.fixture
async def crash(store: Store) -> AsyncIterator[Crash]:
    async with serving() as (emulator, url):
        phones = emulator.add_person("P"), emulator.add_person("Q")
        for phone in phones:
            phone.start()
        yield Crash(store, emulator, url, *phones)


def news(crash: Crash) -> int:
    return sum(one["text"] == NEWS.text for one in crash.phone.messages)


async def test_what_had_arrived_is_found_by_its_number_and_not_sent_again(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    crash.phone.send("I write meanwhile")
    await crash.known(clock.now() + SECOND)
    number = await crash.say(crash.phone, NEWS.text)
    crash.other.send("I too")
    clock.advance(2 * SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("sent", number)]
    assert await crash.settle(seen=0) == []
    assert news(crash) == 1


async def test_what_had_not_arrived_waits_to_be_sent(crash: Crash, clock: MovableClock) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    crash.phone.send("I write meanwhile")
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("pending", None)]


async def test_where_nothing_is_sent_afterwards_it_is_found_or_nobody_knows(
    crash: Crash, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubts, "PATIENCE", dt.timedelta())
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    await crash.add(crash.other, State.SENDING, clock.now())
    number = await crash.say(crash.other, NEWS.text)
    clock.advance(SECOND)
    assert await crash.settle(seen=2) == [("unknown", None), ("sent", number)]


async def test_where_too_many_numbers_are_possible_nobody_knows(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    for n in range(9):
        crash.other.send(str(n))
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("unknown", None)]


async def test_numbers_of_what_people_wrote_are_not_asked_for(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    number = await crash.say(crash.phone, NEWS.text)
    for n in range(9):
        crash.other.send(str(n))
    await crash.store.inbox.accept(await crash.updates(), clock.now())
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("sent", number)]


async def test_a_number_that_a_group_has_too_may_be_the_one_that_is_looked_for(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    number = await crash.say(crash.phone, NEWS.text)
    said = {"message_id": number, "chat": {"id": -5, "type": "group"}, "from": {"id": 9}}
    await crash.store.inbox.accept([{"update_id": 1, "message": said}], clock.now())
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("sent", number)]


async def test_where_nothing_was_known_before_it_is_still_found(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.add(crash.phone, State.SENDING, clock.now())
    number = await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("sent", number)]


async def test_who_blocked_the_bot_or_is_gone_is_not_written_to_again(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    await crash.add(crash.other, State.SENDING, clock.now())
    crash.phone.send("Goodbye")
    clock.advance(SECOND)
    await crash.known(clock.now())
    crash.phone.block()
    gone = await crash.store.people.find(crash.other.user_id)
    async with crash.store.database.unit() as connection:
        await crash.store.people.erase(connection, gone)
    crash.store.people.forget(gone)
    assert await crash.settle(seen=2) == [("unknown", None)] * 2


async def test_outages_and_refusals_are_waited_for(crash: Crash, clock: MovableClock) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    number = await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    faults = [Fault(Kind.HTML), Fault(Kind.RESET), too_many_requests(1)]
    crash.emulator.faults = lambda _, __: faults.pop() if faults else None
    assert await crash.settle() == [("sent", number)]
    assert not faults


async def test_a_store_that_is_away_is_waited_for(
    crash: Crash, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    number = await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    works, left = crash.store.outbox.settle, 2

    async def fails(connection: AsyncConnection, results: Sequence[Settled]) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            raise StoreError("away")
        await works(connection, results)

    monkeypatch.setattr(crash.store.outbox, "settle", fails)
    assert await crash.settle() == [("sent", number)]


async def test_it_is_not_decided_before_what_was_on_its_way_has_arrived(
    crash: Crash, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubts, "MOST", 1000)
    monkeypatch.setattr(doubts, "ARRIVES_WITHIN", 10 * SECOND)
    monkeypatch.setattr(doubts, "PATIENCE", dt.timedelta(days=1))
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())

    async def live(settling: "asyncio.Task[list[tuple[str, int | None]]]") -> None:
        for second in itertools.count():
            if settling.done():
                return
            if second == 3 or second > 20:  # at first too early to show anything
                await crash.known(clock.now())
            if second == 5:
                await crash.say(crash.phone, NEWS.text)
            clock.advance(SECOND)
            await asyncio.sleep(0.005)

    async with asyncio.TaskGroup() as tasks:
        settling = tasks.create_task(crash.settle())
        tasks.create_task(live(settling))
    [(state, _)] = settling.result()
    assert (state, news(crash)) == ("sent", 1)


async def test_of_two_to_one_person_nobody_knows_which_one_arrived(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle(seen=2) == [("unknown", None)] * 2


async def test_another_message_with_an_unknown_number_is_not_taken_for_it(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.say(crash.phone, "An answer whose number got lost")
    await crash.add(crash.phone, State.UNKNOWN, clock.now())
    clock.advance(SECOND)
    await crash.add(crash.phone, State.SENDING, clock.now())
    await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("unknown", None)]


async def test_what_got_lost_long_before_is_not_mistaken(crash: Crash, clock: MovableClock) -> None:
    await crash.say(crash.phone, "An answer whose number got lost")
    await crash.add(crash.phone, State.UNKNOWN, clock.now())
    clock.advance(doubts.HANGS_FOR)
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    number = await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    assert await crash.settle() == [("sent", number)]


async def test_when_telegram_stays_out_of_order_nobody_knows(
    crash: Crash, clock: MovableClock
) -> None:
    await crash.known(clock.now())
    await crash.add(crash.phone, State.SENDING, clock.now())
    await crash.say(crash.phone, NEWS.text)
    clock.advance(SECOND)
    await crash.known(clock.now())
    crash.emulator.faults = lambda _, __: error(500, "Internal Server Error")
    assert await crash.settle() == [("unknown", None)]


async def test_a_bot_that_stops_while_it_asks_asks_again_at_the_next_start(
    crash: Crash, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubts, "PATIENCE", dt.timedelta(days=1))
    await crash.add(crash.phone, State.SENDING, clock.now())
    async with running(TinyBot(crash.store, crash.url, read_seconds=0.5), polling=False):
        await crash.say(crash.other, "Something else")
    monkeypatch.setattr(doubts, "PATIENCE", dt.timedelta())
    assert await crash.settle() == [("unknown", None)]
