"""One life of one bot: it starts in an empty folder, takes its loads, and is stopped."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import loads
from benchmarks.bots.options import Options
from benchmarks.child import Child, started
from benchmarks.crowd import Crowd
from benchmarks.loads import Broadcast, Burst, Latencies
from benchmarks.plan import FAR, REPLIES_PER_SECOND, STEADY_PER_SECOND, Plan
from benchmarks.server import Server

BARE, OURS = "bare", "ours"
PEERS = (BARE, "concurrent", "aiogram_polling", OURS)
COMPARED = (BARE, OURS)
START_SECONDS = 60.0
UNLIMITED = 1e5
"""Messages a second: what is measured is the bot, not the limit that it keeps."""


@dataclass(frozen=True)
class Session:
    """What one life yielded; `steady` only of the two whose latencies are compared."""

    near: Burst
    steady: Latencies | None
    far: Burst


async def session(peer: str, plan: Plan) -> Session:
    """Run one bot under backlogs at round trip 0 and 50 ms, and under 100 updates a second."""
    async with _running(peer, plan.people, per_second=UNLIMITED) as (server, child):
        near = await loads.burst(server, child, plan.near, 0.0)
        steady = None
        if peer in COMPARED:
            steady = await loads.steady(server, STEADY_PER_SECOND, plan.steady_seconds)
        far = plan.far_one_by_one if peer == BARE else plan.far
        return Session(near, steady, await loads.burst(server, child, far, FAR))


async def broadcast_session(plan: Plan) -> Broadcast:
    """Run our bot, as it ships, through a broadcast on a strict server."""
    async with _running(OURS, plan.repliers, recipients=plan.recipients) as (server, child):
        server.delay = FAR
        return await loads.broadcast(
            server,
            child,
            plan.recipients,
            replies=REPLIES_PER_SECOND,
            idle_seconds=plan.idle_seconds,
        )


@asynccontextmanager
async def _running(
    peer: str, people: int, *, recipients: int = 0, per_second: float | None = None
) -> AsyncIterator[tuple[Server, Child]]:
    server = Server(Crowd(people))
    with tempfile.TemporaryDirectory() as home:
        async with server.serve() as url:
            options = Options(url, Path(home), people, recipients, per_second)
            async with started(peer, options) as child:
                await server.until_polled(START_SECONDS)
                await loads.warm_up(server)
                yield server, child
                await child.must_be_well()
