"""R9: a notice to very many on the emulator with Telegram's limits; the bot is killed three times.

`python -m benchmarks.broadcast` (twelve minutes). People go on tapping meanwhile. What is lost or
doubled is counted on the phones of the recipients.
"""

import argparse
import asyncio
import gc
import itertools
import json
import math
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import func, select

from benchmarks import cores
from benchmarks.bots.options import TOKEN, Options
from benchmarks.bots.ours import RECIPIENTS_FROM, settings_in
from benchmarks.child import Child, started
from benchmarks.crowd import FIRST_ID, HOME
from benchmarks.limit import PER_SECOND
from benchmarks.loads import Latencies
from bot.app import open_database
from bot.clock import SystemClock
from bot.delivery.outbox import State
from bot.delivery.tables import outbox
from bot.message import Lane
from bot.playground.emulator import Emulator
from bot.playground.emulator.calls import Call
from bot.playground.emulator.faults import Fault, Kind

FAR: Final = 0.05
"""The way to Telegram, in seconds; what is on it when the bot is killed arrives."""
FIRST_CALL: Final = "deleteWebhook"
SHOWN: Final = frozenset({"sendMessage", "editMessageText"})
PATIENCE_SECONDS: Final = 1200.0
LOOK_SECONDS: Final = 0.02
COLD_SECONDS: Final = 1.0
"""After a start nobody taps for so long: what is cold at first is no figure, then as when idle."""
NEVER: Final = 1_000_000
"""So many collections of what is young before one of everything: more than a run has."""


@dataclass(frozen=True)
class Plan:
    """`kills`: when so many have got the notice. `idle_seconds` of taps before it begins.

    Of all `people` somebody taps `taps` times a second.
    """

    recipients: int
    people: int
    idle_seconds: float
    taps: float
    kills: tuple[int, ...]

    @classmethod
    def of(cls, recipients: int, idle_seconds: float, taps: float) -> "Plan":
        """Kill the bot while it still writes the outbox, in the middle, and towards the end."""
        kills = (recipients // 100, recipients // 2, recipients * 3 // 4)
        return cls(recipients, max(recipients // 200, 10), idle_seconds, taps, kills)


@dataclass
class Post:
    """What arrives on the phones: the notice, and answers to taps."""

    arrived: Counter[int] = field(default_factory=Counter)
    accepted: list[float] = field(default_factory=list)
    """When Telegram took each message or edit, to whomever."""
    refused: int = 0
    starts: int = 0
    """How often a bot began to receive."""
    tapped: dict[int, float] = field(default_factory=dict)
    """Who waits for an answer, and since when."""
    cut: set[int] = field(default_factory=set)
    """Who waited when the bot was killed."""
    waits: list[float] = field(default_factory=list)
    first: float = math.inf
    """When the first and the last notice arrived."""
    last: float = 0.0

    def note(self, call: Call) -> None:
        self.starts += call.method == FIRST_CALL
        if call.method not in SHOWN:
            return
        if not call.ok:
            self.refused += call.status == 429  # noqa: PLR2004 -- HTTP Too Many Requests
            return
        self.accepted.append(call.seconds)
        person = int(call.chat_id)
        if person >= RECIPIENTS_FROM:
            self.arrived[person] += 1
            self.first, self.last = min(self.first, call.seconds), call.seconds
        elif began := self.tapped.pop(person, None):
            self.waits.append(time.monotonic() - began)
        self.cut.discard(person)


@dataclass
class Played:
    """How long idle taps waited, and how long no bot ran."""

    idle: list[float] = field(default_factory=list)
    down_seconds: float = 0.0


@dataclass(frozen=True)
class Broadcast:
    """`share` is of the allowed rate, answers to taps included; `share_up` while the bot ran.

    `unknown` rows are those of which the bot does not know whether they arrived.
    """

    recipients: int
    kills: int
    lost: int
    doubled: int
    unknown: int
    refused: int
    seconds: float
    down_seconds: float
    share: float
    share_up: float
    unanswered: int
    idle: Latencies
    during: Latencies
    ratio: float
    load: tuple[float, float, float]


class Stage:
    """The emulator, everybody's phones, and the bot in one life after another."""

    def __init__(self, plan: Plan, url: str, home: Path, emulator: Emulator) -> None:
        self.plan = plan
        self.post = Post()
        emulator.on_call.append(self.post.note)
        self._options = Options(url, home, plan.people, plan.recipients, None)
        self._tapping = asyncio.Event()
        self._random = Random(1)
        everybody = [
            emulator.add_person("P", user_id=first + n)
            for first, many in ((FIRST_ID, plan.people), (RECIPIENTS_FROM, plan.recipients))
            for n in range(many)
        ]
        for phone in everybody:
            phone.start()
        emulator.forget_updates()
        self._turns = itertools.cycle(everybody[: plan.people])

    async def play(self) -> Played:
        """Let the notice go out through all lives of the bot."""
        played = Played()
        async with asyncio.timeout(PATIENCE_SECONDS), asyncio.TaskGroup() as tasks:
            tapping = tasks.create_task(self._tap())
            async with started("ours", self._options) as child:
                played.idle = await self._begin(child)
                await self._kill(child, self.plan.kills[0])
            for number, _ in enumerate(self.plan.kills, 1):
                began = time.monotonic()
                async with started("ours", replace(self._options, people=0, recipients=0)) as child:
                    await self._until(partial(self._started_again, number))
                    played.down_seconds += time.monotonic() - began
                    await asyncio.sleep(COLD_SECONDS)
                    self._tapping.set()
                    if number < len(self.plan.kills):
                        await self._kill(child, self.plan.kills[number])
                    else:
                        await self._until_all_is_said(child)
                        await child.must_be_well()
            tapping.cancel()
        return played

    async def _begin(self, child: Child) -> list[float]:
        """Let everybody tap once, for what is cold at first is no figure; then measure."""
        await self._until(lambda: bool(self.post.starts))
        self._tapping.set()
        await asyncio.sleep(self.plan.people / self.plan.taps + 1)
        self.post.waits.clear()
        await asyncio.sleep(self.plan.idle_seconds)
        idle, self.post.waits = self.post.waits, []
        self.post.accepted.clear()
        await child.ask("broadcast")
        return idle

    async def _kill(self, child: Child, arrived: int) -> None:
        """Kill the bot when so many have the notice. Taps that it cuts off wait no usual time."""
        await self._until(lambda: len(self.post.arrived) >= arrived)
        self._tapping.clear()
        await child.kill()
        self.post.cut.update(self.post.tapped)
        self.post.tapped.clear()

    def _started_again(self, often: int) -> bool:
        return self.post.starts > often

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():  # noqa: ASYNC110 -- the calls of the bot are no event of ours
            await asyncio.sleep(LOOK_SECONDS)

    async def _until_all_is_said(self, child: Child) -> None:
        while await child.ask("waiting"):  # noqa: ASYNC110 -- what the bot stores is no event here
            await asyncio.sleep(1)

    async def _tap(self) -> None:
        while await self._tapping.wait():
            phone = next(self._turns)
            if phone.user_id not in self.post.tapped:
                self.post.tapped[phone.user_id] = time.monotonic()
                phone.send(HOME)
            await asyncio.sleep(self._random.expovariate(self.plan.taps))


def _slowly(method: str, parameters: object) -> Fault | None:
    """Let what the bot says take its time on the way."""
    del parameters
    return Fault(Kind.SLOW, seconds=FAR) if method in SHOWN else None


def _never_pause() -> None:
    """Let this process, which is Telegram here, never look through all of its ten thousand phones.

    The garbage collector did once in each run, for 0.2 s in which every tap stood still: no wait
    that the bot caused. What is young is still collected.
    """
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)


async def measure(plan: Plan) -> Broadcast:
    """Send one notice to everybody, through three kills, and count what became of it."""
    emulator = Emulator(token=TOKEN, clock=SystemClock(), calls_kept=0)
    emulator.faults = _slowly
    with tempfile.TemporaryDirectory(prefix="pathways-broadcast-") as folder:
        home = Path(folder)
        async with emulator.serve() as url:
            stage = Stage(plan, url, home, emulator)
            _never_pause()
            played = await stage.play()
        return _result(plan, stage.post, played, await _unknown(home))


async def _unknown(home: Path) -> int:
    """Return of how many messages the bot does not know whether they arrived."""
    async with open_database(settings_in(home)) as (database, _), database.reader() as connection:
        rows = select(func.count()).where(outbox.c.state == State.UNKNOWN.value)
        return int(await connection.scalar(rows.where(outbox.c.lane == Lane.BROADCAST.rank)) or 0)


def _result(plan: Plan, post: Post, played: Played, unknown: int) -> Broadcast:
    first, last = post.first, post.last
    seconds = last - first
    admitted = sum(first <= at <= last for at in post.accepted)
    idle, during = Latencies.of(played.idle), Latencies.of(post.waits)
    return Broadcast(
        recipients=plan.recipients,
        kills=len(plan.kills),
        lost=plan.recipients - len(post.arrived),
        doubled=sum(n - 1 for n in post.arrived.values()),
        unknown=unknown,
        refused=post.refused,
        seconds=seconds,
        down_seconds=played.down_seconds,
        share=admitted / (seconds * PER_SECOND),
        share_up=admitted / ((seconds - played.down_seconds) * PER_SECOND),
        unanswered=len(post.cut) + len(post.tapped),
        idle=idle,
        during=during,
        ratio=during.p99 / idle.p99 if idle.p99 else 0.0,
        load=os.getloadavg(),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.broadcast", description=__doc__)
    parser.add_argument("--recipients", type=int, default=10_000)
    parser.add_argument("--idle-seconds", type=float, default=200)
    parser.add_argument("--taps", type=float, default=1.5, help="a second, of all people together")
    given = parser.parse_args()
    cores.pin(cores.SERVER)
    plan = Plan.of(given.recipients, given.idle_seconds, given.taps)
    print(json.dumps(asdict(asyncio.run(measure(plan))), indent=2))
