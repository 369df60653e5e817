"""The clock's door: APScheduler ticks, and each tick asks every job what is due now."""

import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.runtime import Runtime

log = logging.getLogger(__name__)

Item = TypeVar("Item")
APART: Final = dt.timedelta(seconds=0.1)
"""Between the first ticks of two jobs, and before the first of all."""


@dataclass(frozen=True)
class Job:
    """A sweep: `run(runtime, now)` does what is due and keeps no state between ticks."""

    name: str
    seconds: float
    run: Callable[[Runtime, dt.datetime], Awaitable[None]]


async def each(
    runtime: Runtime,
    items: Iterable[Item],
    do: Callable[[Item], Awaitable[object]],
    said: str,
    aside: Callable[[Item], Awaitable[object]] | None = None,
) -> None:
    """Do something for each; one that fails must not keep the others waiting.

    A failure is counted, logged as `said` (a fixed sentence) and put `aside` by a unit of its own.
    """
    for item in items:
        await runtime.give_way()
        try:
            await do(item)
        except Exception:
            runtime.health.count("job_failures")
            log.exception(said)
            if aside:
                await aside(item)


class Ticks:
    """Runs jobs at their rhythm; one failing job stops neither itself nor the others.

    `by_hand`: only when `all` is called.
    """

    by_hand = False

    def __init__(self, runtime: Runtime, jobs: Sequence[Job]) -> None:
        self._runtime = runtime
        self._jobs = jobs
        self._scheduler = AsyncIOScheduler(
            timezone=dt.UTC,
            # A late tick is as good as a punctual one: the sweep looks at what is due, not when.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def start(self) -> None:
        """Run every job soon: what became due while no bot ran waits no longer than it must.

        One after another, for all of them at once would keep those waiting who tap then.
        """
        now = dt.datetime.now(dt.UTC)  # noqa: TID251 -- APScheduler ticks on the machine's clock
        for n, job in enumerate(self._jobs, 1):
            tick, soon = self._scheduler.add_job, now + n * APART
            tick(self._run, "interval", args=[job], seconds=job.seconds, next_run_time=soon)
        self._scheduler.start(paused=self.by_hand)

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def all(self) -> None:
        """Run every job once, now and in order: the time machine has moved."""
        for job in self._jobs:
            await self._run(job)

    async def _run(self, job: Job) -> None:
        try:
            await job.run(self._runtime, self._runtime.clock.now())
        except Exception:
            self._runtime.health.count("job_failures")
            log.exception("the job %s failed; it runs again at its next tick", job.name)
