"""F11: roadmap pictures, drawn as the bot draws them: real plans, four languages, never twice."""

import asyncio
import datetime as dt
import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.figures import Figure
from bot import content
from bot.app import ROOT
from bot.content import StepStatus
from bot.documents import Studio
from bot.features.documents import views
from bot.features.documents.actions import WHERE_I_AM
from bot.features.documents.domain import Journey, Occasion
from bot.i18n import Catalogs
from bot.message import Attachment
from bot.screen import Home

LANGUAGES = ("en", "ar", "uk", "fa")
TODAY = dt.date(2026, 11, 23)
OCCASION = Occasion(TODAY, "t.me/pathways_demo_bot", Home())
WARM = 2 * len(LANGUAGES)
"""Pictures drawn before any is measured: fonts and templates are then in memory."""


@dataclass(frozen=True)
class Drawn:
    """Milliseconds: each picture, how late the event loop came meanwhile, the same once more."""

    first: list[float]
    lags: list[float]
    again: list[float]


def roadmaps() -> Iterator[Attachment]:
    """Yield one picture after another, each of another route, stage and language."""
    library, catalogs = content.load(ROOT / "content", today=TODAY), Catalogs.load(ROOT / "locales")
    for done in itertools.count():
        for pathway, language in itertools.product(library.pathways, LANGUAGES):
            steps = pathway.steps
            passed = done % len(steps)
            every = [
                (step, StepStatus.DONE if n < passed else StepStatus.TODO)
                for n, step in enumerate(steps)
            ]
            journey = Journey(pathway, every, steps[passed].slug, kept=True)
            t = catalogs.translator(language)
            drawn = views.roadmap(t, library, journey, WHERE_I_AM, OCCASION).attachment
            assert drawn
            yield drawn


async def measure(count: int) -> Drawn:
    """Draw `count` pictures, one after another, with nothing else to do."""
    studio, found, result = Studio(), roadmaps(), Drawn([], [], [])
    for picture in itertools.islice(found, WARM):
        await studio.draw(picture)
    for picture in itertools.islice(found, count):
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(_watch(result.lags))
            result.first.append(await _timed(studio, picture))
            watching.cancel()
        result.again.append(await _timed(studio, picture))
    studio.close()
    return result


async def _timed(studio: Studio, picture: Attachment) -> float:
    began = time.perf_counter()
    await studio.draw(picture)
    return (time.perf_counter() - began) * 1000


async def _watch(lags: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        lags.append(max((time.perf_counter() - began) * 1000 - 1, 0))


def figures(drawn: Drawn) -> list[Figure]:
    """Return F11."""
    first, late = median(drawn.first), _p99(drawn.lags)
    detail = f"p99 {_p99(drawn.first):.0f} ms, {len(drawn.first)} pictures"
    return [
        Figure("F11", "a roadmap picture, p50 ms, warm", first, 80, False, detail),
        Figure(
            "F11", "loop lag while drawing, p99 ms", late, 5, False, f"p50 {median(drawn.lags):.2g}"
        ),
        Figure("F11", "the same picture again, p50 ms", median(drawn.again), 1, False, ""),
    ]


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    for one in figures(asyncio.run(measure(asked))):
        print(json.dumps({"what": one.what, "value": round(one.value, 2), "detail": one.detail}))
