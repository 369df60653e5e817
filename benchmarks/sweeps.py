"""What a sweep costs per due message, with few and with many people enrolled.

`python -m benchmarks.sweeps` (two minutes): the same number is due at 1,000 and at 450,000 people.
"""

import argparse
import asyncio
import datetime as dt
import json
import secrets
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from sqlalchemy import insert

import scheduler.attention
from bot.app import open_runtime
from bot.clock import MovableClock
from bot.i18n import Html
from bot.nudges import Nudge, Piece, propose_all
from bot.nudges.tables import nudges
from bot.people.person import Person
from bot.people.tables import people
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork

NOON: Final = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DAY: Final = dt.timedelta(days=1)
AT_ONCE: Final = 10_000
FIRST: Final = 1_000_000  # the id of the first who is only enrolled
CROWDS: Final = (1_000, 450_000)
GOAL: Final = 1.3


@dataclass(frozen=True)
class Swept:
    """One crowd: how many are enrolled and due, and what one due message cost."""

    enrolled: int
    due: int
    microseconds: float


async def _render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece:
    del uow, person
    t = runtime.catalogs.translator("en")
    return Piece("A title", notice(t, Html(f"About {nudge.subject}")))


async def measure(enrolled: int, due: int, rounds: int) -> Swept:
    """Let `due` of the people have something due, `rounds` times, and take the median."""
    with tempfile.TemporaryDirectory(prefix="pathways-sweeps-") as folder:
        data, key = Path(folder, "data"), Path(folder, "keys.json")
        settings = Settings(_env_file=None, data_dir=data, key_file=key)
        clock = MovableClock(frozen_at=NOON)
        async with open_runtime(settings, clock) as runtime:
            runtime.renderers = {"bench": _render}
            runtime.programme = Programme(nudges_per_day=10, nudges_per_week=30)
            readers = [await _reader(runtime, number) for number in range(1, due + 1)]
            await _fill(runtime, enrolled - due)
            taken = [await _round(runtime, readers, number) for number in range(rounds)]
    return Swept(enrolled, due, median(taken) / due * 1e6)


async def _reader(runtime: Runtime, number: int) -> Person:
    async with runtime.unit_of_work(number) as uow:
        return await uow.save(uow.person.but(language="en"))


async def _round(runtime: Runtime, readers: list[Person], number: int) -> float:
    """Return how many seconds a sweep over what is due for `readers` takes."""
    async with runtime.unit_of_work() as uow:
        something = Nudge("bench", str(number), uow.now, uow.now + DAY)
        await propose_all(uow, [(reader, something) for reader in readers])
    begun = time.perf_counter()
    await scheduler.attention.run(runtime, runtime.clock.now())
    return time.perf_counter() - begun


async def _fill(runtime: Runtime, many: int) -> None:
    """Enrol people for whom something waits that is due later; nobody opens what is sealed."""
    for first in range(0, many, AT_ONCE):
        some = range(FIRST + first, FIRST + min(first + AT_ONCE, many))
        async with runtime.unit_of_work() as uow:
            await uow.connection.execute(insert(people), [_person(number) for number in some])
            await uow.connection.execute(insert(nudges), [_waiting(number) for number in some])


def _person(number: int) -> dict[str, Any]:
    sealed = secrets.token_bytes(80)
    return {
        "id": number, "lookup": f"{number:064x}", "telegram_id": sealed, "language": "en",
        "zone": "", "roles": "", "consent": 1, "reachable": 1, "profile": sealed,
        "wrong_invites": 0, "silent_until": None,
    }  # fmt: skip


def _waiting(number: int) -> dict[str, Any]:
    due = NOON + (1 + number % 300) * DAY
    return {
        "id": number, "person_id": number, "lookup": f"{number:064x}", "kind": "bench",
        "payload": secrets.token_bytes(80), "urgent": 0, "wanted_at": due, "due_at": due,
        "expires_at": due + DAY, "state": "waiting", "batch": None, "settled_at": None,
    }  # fmt: skip


async def run(crowds: tuple[int, ...], due: int, rounds: int) -> dict[str, Any]:
    found = [await measure(crowd, due, rounds) for crowd in crowds]
    return {
        "crowds": [asdict(one) for one in found],
        "ratio": found[-1].microseconds / found[0].microseconds,
        "goal": GOAL,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweeps", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="see that it works")
    given = parser.parse_args()
    size = ((300, 3_000), 100, 2) if given.quick else (CROWDS, 200, 9)
    print(json.dumps(asyncio.run(run(*size)), indent=2))
