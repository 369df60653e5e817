"""R1, R2: kill -9 at any moment loses nothing, doubles no effect, hides no repeat."""

import asyncio
import multiprocessing
import random
import signal
from collections import Counter

import pytest
from sqlalchemy import select

from bot.clock import SystemClock
from bot.delivery.tables import ballots, outbox
from bot.message import Lane
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.playground.emulator.calls import Call
from tests.conftest import sized, until
from tests.delivery.bot_process import Plan, open_database, run
from tests.delivery.tiny import notes

TOKEN = "77:crash-token-made-up-for-tests"
POINTS = ("before commit", "after commit", "before getUpdates", "after getUpdates",
          "before sendMessage", "after sendMessage")  # fmt: skip
PEOPLE = 5
EVERYBODY = 3000  # of those who get the same, each gets it once
PER_CYCLE = 6

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.delivery.bot_process"])


class Crashing:
    """A bot that is started, fed and killed again and again on one store."""

    def __init__(self, emulator: Emulator, plan: Plan, seed: int) -> None:
        self.emulator = emulator
        self.plan = plan
        self.random = random.Random(seed)
        many = EVERYBODY if plan.lane == Lane.BROADCAST else PEOPLE
        self.phones = [emulator.add_person(f"P{n}") for n in range(many)]
        self.sent = 0
        self.starts = 0
        """How often a bot began to receive."""
        emulator.on_call.append(self._count_start)
        for phone in self.phones:
            phone.unblock()

    def _count_start(self, call: Call) -> None:
        self.starts += call.method == "deleteWebhook"

    def feed(self, many: int = PER_CYCLE) -> None:
        for _ in range(many):
            self.phones[self.sent % len(self.phones)].send(str(self.sent))
            self.sent += 1

    async def cycle(self, point: str | None) -> None:
        """Start, feed, die at `point` (or, without one, at a random moment).

        A point about polls is waited for, the first time it is reached. At a random moment it may
        not have begun yet.
        """
        is_sure = self.plan.polls
        times = 1 if is_sure else self.random.randint(1, 12)
        plan = Plan(**{**vars(self.plan), "point": point, "times": times})
        process, starts = processes.Process(target=run, args=(plan,)), self.starts
        process.start()
        self.feed()
        if point is None:
            await asyncio.sleep(self.random.uniform(0.02, 0.5))
        else:  # a machine may be slow to start it: then there would be nothing to be cut off
            await until(lambda: self.starts > starts or not process.is_alive(), "the bot")
            await asyncio.to_thread(process.join, 60.0 if is_sure else 1.0)
        if process.is_alive():
            process.kill()
        await asyncio.to_thread(process.join)
        assert process.exitcode == -signal.SIGKILL
        process.close()

    async def finish(self) -> None:
        """Run in peace until everything is handled, then stop as SIGTERM does."""
        cut_off = set(await self.sending())
        process = processes.Process(target=run, args=(self.plan,))
        process.start()
        self.feed()  # so that nothing is done before the process is there to be stopped
        async with asyncio.timeout(60):
            while not await self.is_done():
                assert process.is_alive()
                await asyncio.sleep(0.05)
                if cut_off.intersection(await self.sending()):
                    self.feed(1)  # what comes later shows whether this has arrived
        process.terminate()
        await asyncio.to_thread(process.join, 10)
        assert process.exitcode == 0

    async def is_done(self) -> bool:
        waiting = select(outbox.c.id).where(outbox.c.state.in_(["pending", "sending"]))
        return len(set(await self.noted())) == self.sent and not await self._read(waiting)

    async def sending(self) -> list[int]:
        return await self._read(select(outbox.c.id).where(outbox.c.state == "sending"))

    async def noted(self) -> list[int]:
        return await self._read(select(notes.c.n))

    async def unknown(self) -> list[int]:
        """Rows whose call was cut: it is written down that nobody knows whether they arrived."""
        return await self._read(select(outbox.c.id).where(outbox.c.state == "unknown"))

    async def _read(self, query) -> list[int]:
        database = open_database(self.plan)
        await database.open()
        async with database.reader() as connection:
            found = list((await connection.scalars(query)).all())
        await database.close()
        return found

    async def known_polls(self) -> list[int]:
        """The votes of which a ballot says whose answer is whose: here, each number and one."""
        return [vote - 1 for vote in await self._read(select(ballots.c.vote))]

    def arrived(self) -> Counter[int]:
        """How often each number's answer reached its person; a repeat counts as one."""
        messages = [m for p in self.phones for m in p.messages if m["from"]["is_bot"]]
        texts = [m["poll"]["question"] if "poll" in m else m["text"] for m in messages]
        return Counter(int(text.split()[1]) for text in texts)

    def unmarked_repeats(self) -> list[str]:
        texts = [m["text"] for p in self.phones for m in p.messages if m["from"]["is_bot"]]
        plain = Counter(text for text in texts if "🔁" not in text)
        return [text for text, n in plain.items() if n > 1]


async def crash(
    tmp_path, lane: Lane, cycles: int, points, seed: int, postgres=None, *, polls=False
) -> Crashing:
    emulator = Emulator(token=TOKEN, clock=SystemClock(), limits=NO_FLOOD_CONTROL)
    async with emulator.serve() as url:
        plan = Plan(f"{url}/bot{TOKEN}", str(tmp_path), postgres=postgres, lane=lane, polls=polls)
        crashing = Crashing(emulator, plan, seed)
        for n in range(cycles):
            await crashing.cycle(points[n % len(points)])
        await crashing.finish()
        noted = Counter(await crashing.noted())
        assert sorted(noted) == list(range(crashing.sent)), "an update was lost"
        assert set(noted.values()) == {1}, "an effect was doubled"
        return crashing


@pytest.mark.figure
@pytest.mark.parametrize("seed", [1, 2])
async def test_no_update_is_lost_and_no_effect_doubled_over_fifty_kills(tmp_path, seed):
    cycles = sized(50, 500)
    crashing = await crash(tmp_path, Lane.REPLY, cycles, [*POINTS, None, None], seed)
    arrived = crashing.arrived()
    assert max(arrived.values()) == 1, "a reply was sent twice"
    # A reply whose call was cut is not repeated; each one missing is written down as unknown.
    assert crashing.sent - len(arrived) <= len(await crashing.unknown())


@pytest.mark.figure
async def test_no_relay_is_lost_and_every_repeat_carries_its_reference(tmp_path):
    crashing = await crash(tmp_path, Lane.RELAY, sized(25, 500), [*POINTS, None], 3)
    assert sorted(crashing.arrived()) == list(range(crashing.sent)), "a relay was lost"
    assert crashing.unmarked_repeats() == []


@pytest.mark.figure
async def test_what_goes_to_many_arrives_once_through_kills(tmp_path):
    """R9: whether it arrived is asked of Telegram, so that nothing is lost and nothing doubled."""
    points = ["after sendMessage", "before sendMessage", "after commit", None]
    crashing = await crash(tmp_path, Lane.BROADCAST, sized(8, 200), points, 5)
    assert crashing.arrived() == Counter(range(crashing.sent))


@pytest.mark.figure
async def test_on_postgresql_kills_lose_and_double_nothing_either(tmp_path, postgres_url):
    points = [None, "after getUpdates", "after sendMessage"]
    crashing = await crash(tmp_path, Lane.RELAY, sized(9, 100), points, 4, postgres_url)
    assert sorted(crashing.arrived()) == list(range(crashing.sent)), "a relay was lost"


@pytest.mark.figure
async def test_a_poll_cut_between_send_and_settle_is_not_sent_twice_and_counts_for_nobody(tmp_path):
    points = ["after sendPoll", "before sendPoll", "after sendPoll", "after commit"]
    crashing = await crash(tmp_path, Lane.REPLY, sized(4, 100), points, 5, polls=True)
    arrived, known = crashing.arrived(), await crashing.known_polls()
    unknown = len(await crashing.unknown())
    assert max(arrived.values()) == 1, "a poll was sent twice"
    assert len(known) == len(set(known)), "a poll is known once"
    assert set(known) <= set(arrived)
    assert unknown >= points.count("after sendPoll"), "what was cut is not known"
    # What was cut, in the chat or not, has no ballot: an answer to it is told to count for nothing.
    assert len(known) + unknown == crashing.sent
