"""The loads a bot is put under, and what each of them yields."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.child import Child
from benchmarks.crowd import HELP
from benchmarks.limit import PER_SECOND, StrictLimit
from benchmarks.server import Server

PATIENCE_SECONDS = 120.0
SETTLE_SECONDS = 0.3
LAG_SECONDS = 0.01


@dataclass(frozen=True)
class Burst:
    """A backlog worked off. `server_share` near 1 would mean that the server set the pace."""

    updates: int
    per_second: float
    cpu_ms: float
    server_share: float


@dataclass(frozen=True)
class Latencies:
    """How long people waited for replies, in milliseconds."""

    replies: int
    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Latencies":
        if len(seconds) < 2:  # noqa: PLR2004 -- fewer have no distribution
            return cls(len(seconds), 0.0, 0.0)
        cuts = statistics.quantiles(seconds, n=100, method="inclusive")
        return cls(len(seconds), cuts[49] * 1000, cuts[98] * 1000)


@dataclass(frozen=True)
class Broadcast:
    """One notice to many while people write. `share` is of the allowed rate, with replies.

    `server_lag_ms` is the longest that the server itself came late: it counts what arrived
    meanwhile as one moment, so a lag of more than some milliseconds makes 429s that are not the
    bot's.
    """

    recipients: int
    seconds: float
    share: float
    refused: int
    server_lag_ms: float
    idle: Latencies
    during: Latencies


async def warm_up(server: Server) -> None:
    """Let everybody write once: then all are known, and all have a button that leads home."""
    everybody = [server.crowd.text(HELP) for _ in server.crowd.writers]
    server.put(everybody)
    await _answered(server)
    await asyncio.sleep(SETTLE_SECONDS)


async def burst(server: Server, child: Child, updates: int, delay: float) -> Burst:
    """Queue `updates` at once, and wait until each has its reply."""
    server.delay = delay
    batch = [server.crowd.mixed() for _ in range(updates)]
    cpu, own = await child.cpu(), time.process_time()
    began = server.put(batch)
    await _answered(server)
    seconds = server.crowd.last_reply - began
    own = time.process_time() - own
    await asyncio.sleep(SETTLE_SECONDS)  # what the bot writes down after its last reply counts too
    cpu = await child.cpu() - cpu
    server.delay = 0.0
    return Burst(updates, updates / seconds, cpu * 1000 / updates, own / seconds)


async def steady(server: Server, per_second: float, seconds: float) -> Latencies:
    """Let people write independently of each other, and time each reply."""
    server.crowd.latencies.clear()
    await _write(server, per_second, seconds)
    await _answered(server)
    return Latencies.of(server.crowd.latencies)


async def broadcast(
    server: Server, child: Child, recipients: int, *, replies: float, idle_seconds: float
) -> Broadcast:
    """Send one notice to `recipients` while `replies` a second go on, on a strict server."""
    server.limit = limit = StrictLimit()
    idle = await steady(server, replies, idle_seconds)
    server.crowd.latencies.clear()
    lags: list[float] = []
    async with asyncio.timeout(PATIENCE_SECONDS * 3), asyncio.TaskGroup() as tasks:
        tasks.create_task(child.ask("broadcast"))
        watch = tasks.create_task(_watch_lag(lags))
        while len(server.broadcast) < recipients:
            await _write(server, replies, 1.0)
        watch.cancel()
    during = Latencies.of(server.crowd.latencies)
    await _answered(server)
    first, last = server.broadcast[0], server.broadcast[-1]
    allowed = (last - first) * PER_SECOND
    share = sum(first <= at <= last for at in limit.admitted) / allowed
    lag = max(lags, default=0.0) * 1000
    return Broadcast(recipients, last - first, share, limit.refused, lag, idle, during)


async def _watch_lag(lags: list[float]) -> None:
    while True:
        due = time.perf_counter() + LAG_SECONDS
        await asyncio.sleep(LAG_SECONDS)
        lags.append(time.perf_counter() - due)


async def _write(server: Server, per_second: float, seconds: float) -> None:
    due = began = time.perf_counter()
    while (due := due + server.crowd.pause(per_second)) < began + seconds:
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        server.put([server.crowd.mixed()])
    await asyncio.sleep(max(began + seconds - time.perf_counter(), 0))


async def _answered(server: Server) -> None:
    await server.until(lambda: not server.crowd.waiting, PATIENCE_SECONDS)
