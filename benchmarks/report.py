"""What a run says: a table of figures, a table of peers, and a JSON file with everything."""

import dataclasses
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import cores
from benchmarks.figures import Figure, Round
from benchmarks.loads import Broadcast
from benchmarks.sessions import BARE, PEERS, Session

LIBRARIES = ("python-telegram-bot", "httpx", "aiohttp", "aiogram", "SQLAlchemy", "sqlcipher3")
SYNCS = 50
WIDTH = 120


def machine() -> dict[str, Any]:
    """Return what the figures depend on besides the bots."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "server_and_bot_on_cores": (cores.SERVER, cores.BOT),
        "fsync_ms": round(_fsync_ms(), 3),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def _fsync_ms() -> float:
    """Measure how long the disk under the temporary folder takes to make 4 KB durable."""
    took = []
    with tempfile.TemporaryFile() as file:
        for _ in range(SYNCS):
            file.write(b"\0" * 4096)
            began = time.perf_counter()
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return median(took) * 1000


def show(figures: Sequence[Figure], rounds: Sequence[Round], about: dict[str, Any]) -> None:
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(_figures(figures))
    console.print(_peers(rounds))
    console.print(f"B: a bare python-telegram-bot echo at its defaults. {about}")


def _figures(figures: Sequence[Figure]) -> Table:
    table = Table("", "figure", "measured", "goal", "", "medians")
    for one in figures:
        goal = f"{'≥' if one.at_least else '≤'} {one.goal:g}"
        verdict = "met" if one.met else "MISSED"
        table.add_row(one.code, one.what, f"{one.value:.3g}", goal, verdict, one.detail)
    return table


def _peers(rounds: Sequence[Round]) -> Table:
    table = Table("bot", "updates/s", "÷ B", "CPU ms", "at 50 ms", "÷ B", "server busy")
    for peer in PEERS:
        table.add_row(
            peer,
            f"{_median(rounds, peer, lambda s: s.near.per_second):.0f}",
            f"{_against(rounds, peer, lambda s: s.near.per_second):.2f}",
            f"{_median(rounds, peer, lambda s: s.near.cpu_ms):.2f}",
            f"{_median(rounds, peer, lambda s: s.far.per_second):.0f}",
            f"{_against(rounds, peer, lambda s: s.far.per_second):.1f}",
            f"{_median(rounds, peer, lambda s: s.near.server_share):.0%}",
        )
    return table


def _median(rounds: Sequence[Round], peer: str, of: Callable[[Session], float]) -> float:
    return median(of(one[peer]) for one in rounds)


def _against(rounds: Sequence[Round], peer: str, of: Callable[[Session], float]) -> float:
    return median(of(one[peer]) / of(one[BARE]) for one in rounds)


def write(
    path: Path,
    figures: Sequence[Figure],
    rounds: Sequence[Round],
    broadcast: Broadcast,
    about: dict[str, Any],
) -> None:
    """Write everything measured as JSON."""
    measured = {
        "machine": about,
        "figures": [{**dataclasses.asdict(one), "met": one.met} for one in figures],
        "rounds": [{peer: dataclasses.asdict(s) for peer, s in one.items()} for one in rounds],
        "broadcast": dataclasses.asdict(broadcast),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(measured, indent=2), "utf-8")
