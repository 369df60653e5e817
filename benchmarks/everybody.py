"""F8: something is due for everybody at one moment, and becomes outbox rows.

`python -m benchmarks.everybody` (some minutes, most of them to enrol 450,000 people). The sweep is
killed when a third is done, in the middle of a group, and a second process goes on.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, insert, select

import scheduler.attention
from benchmarks.sweeps import DAY, NOON
from bot.app import open_runtime, spare_collector
from bot.clock import MovableClock
from bot.delivery.tables import outbox
from bot.i18n import html
from bot.nudges import Nudge, Piece, propose_all
from bot.people.person import Person
from bot.people.tables import people
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Settings
from bot.unit_of_work import UnitOfWork

EVERYBODY: Final = 450_000
AT_ONCE: Final = 5_000
LANGUAGES: Final = ("en", "ar", "uk", "fa")
SCRAMBLE: Final = 0x9E3779B97F4A7C15  # odd: no two people get one id, and neighbors stand apart
LOOK_SECONDS: Final = 0.002
NEWS: Final = "The workshop on Saturday begins at 10:00, in room <b>LAB 109</b>."

processes = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Swept:
    """`seconds` of sweeping, in both lives; `stall_ms`: the longest that the loop came late."""

    people: int
    missing: int
    doubled: int
    seconds: float
    stall_ms: float


def _runtime(folder: str) -> AbstractAsyncContextManager[Runtime]:
    settings = Settings(
        _env_file=None, data_dir=Path(folder, "data"), key_file=Path(folder, "keys.json")
    )
    return open_runtime(settings, MovableClock(frozen_at=NOON))


# Everybody


async def _enrol(folder: str, many: int) -> None:
    """Make people known for whom the same thing is due now, each in a language of their own."""
    async with _runtime(folder) as runtime:
        for first in range(0, many, AT_ONCE):
            some = list(_persons(range(first, min(first + AT_ONCE, many))))
            async with runtime.unit_of_work() as uow:
                await uow.connection.execute(insert(people), [_row(uow, one) for one in some])
                news = Nudge("bench", "news", uow.now, uow.now + DAY)
                await propose_all(uow, [(person, news) for person in some])


def _persons(numbers: range) -> Iterator[Person]:
    for n in numbers:
        yield Person((n + 1) * SCRAMBLE % 2**48, n + 1, LANGUAGES[n % len(LANGUAGES)])


def _row(uow: UnitOfWork, person: Person) -> dict[str, Any]:
    seal, number = uow.vault.seal, person.telegram_id
    return {
        "id": person.id, "lookup": uow.vault.lookup("people", number), "zone": "", "roles": "",
        "telegram_id": seal("people.telegram_id", person.id, str(number)), "consent": 1,
        "language": person.language, "profile": seal("people.profile", person.id, "{}"),
        "reachable": 1, "wrong_invites": 0, "silent_until": None,
    }  # fmt: skip


# The sweep, in a process of its own


def _live(folder: str, die_at: int, seen: Any) -> None:
    """Sweep until nothing is due, or die when so many are worded; `seen`: seconds, worst stall."""
    asyncio.run(_sweep(folder, die_at, seen))


async def _sweep(folder: str, die_at: int, seen: Any) -> None:
    worded = 0

    async def word(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece:
        nonlocal worded
        del uow, nudge
        worded += 1
        if worded == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return Piece("A workshop", notice(runtime.translator(person), html(NEWS)))

    async with _runtime(folder) as runtime:
        runtime.renderers = {"bench": word}
        spare_collector()
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(_watch(seen))
            await scheduler.attention.run(runtime, runtime.clock.now())
            watching.cancel()


async def _watch(seen: Any) -> None:
    begun = time.perf_counter()
    while True:
        before = time.perf_counter()
        await asyncio.sleep(LOOK_SECONDS)
        now = time.perf_counter()
        seen[0], seen[1] = now - begun, max(seen[1], now - before - LOOK_SECONDS)


def _life(folder: str, die_at: int) -> tuple[float, float]:
    """Return the seconds of one life, and its worst stall."""
    seen = processes.Array("d", 2, lock=False)
    life = processes.Process(target=_live, args=(folder, die_at, seen))
    life.start()
    life.join()
    wanted = -signal.SIGKILL if die_at else 0
    if life.exitcode != wanted:
        raise RuntimeError(f"the sweep ended with exit code {life.exitcode}")
    return seen[0], seen[1]


async def _rows(folder: str) -> tuple[int, int]:
    """Return how many messages there are, and to how many people."""
    async with _runtime(folder) as runtime, runtime.store.database.reader() as connection:
        to = outbox.c.person_id
        row = (await connection.execute(select(func.count(), func.count(to.distinct())))).one()
        return row[0], row[1]


def measure(many: int) -> Swept:
    """Let a sweep over so many people be killed once; count what they get."""
    with tempfile.TemporaryDirectory(prefix="pathways-everybody-") as folder:
        asyncio.run(_enrol(folder, many))
        lives = [_life(folder, die_at) for die_at in (many // 3, 0)]
        rows, told = asyncio.run(_rows(folder))
    seconds, stall = sum(one for one, _ in lives), max(worst for _, worst in lives)
    return Swept(many, many - told, rows - told, seconds, stall * 1000)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.everybody", description=__doc__)
    parser.add_argument("--people", type=int, default=EVERYBODY)
    print(json.dumps(asdict(measure(parser.parse_args().people)), indent=2))
