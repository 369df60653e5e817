"""A bot in a process of its own, to be killed at named points."""

import asyncio
import datetime as dt
import os
import signal
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.db import keys, migrate
from bot.db.driver import Connection
from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery import doubts, limits
from bot.delivery.store import Store
from bot.delivery.transport import Transport
from bot.message import Lane
from tests.delivery.tiny import TinyBot


@dataclass(frozen=True)
class Plan:
    """Where the bot runs, and where it dies: `point` is reached `times` times, then SIGKILL."""

    url: str
    folder: str
    postgres: str | None = None
    point: str | None = None
    times: int = 1
    lane: str = Lane.REPLY
    polls: bool = False


def run(plan: Plan) -> None:
    """Run until killed or terminated."""
    asyncio.run(serve(plan))


def open_database(plan: Plan) -> SqliteDatabase | PostgresDatabase:
    if plan.postgres:
        return PostgresDatabase(plan.postgres)
    return SqliteDatabase(Path(plan.folder) / "crash.db", _keys(plan).file)


def _keys(plan: Plan) -> keys.Keys:
    return keys.load_or_create(Path(plan.folder) / "crash.keys", store_exists=False)


async def serve(plan: Plan) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = open_database(plan)
    await database.open()
    await migrate.upgrade(database)
    store = Store.over(database, AesVault(_keys(plan)), SystemClock())
    bot = TinyBot(store, plan.url, lane=Lane(plan.lane), polls=plan.polls)
    await bot.prepare()
    if bot.lane is Lane.BROADCAST:  # a kill is no outage, and a few people get very much
        doubts.ARRIVES_WITHIN = dt.timedelta(seconds=0.5)
        limits.PER_CHAT_SECONDS = 0.01
    _arm(plan)
    await bot.run(stop)
    await database.close()
    assert not bot.set_aside


def _arm(plan: Plan) -> None:
    """Die at the named point: around commits, and around calls to Telegram."""
    left = plan.times

    def reached(point: str) -> None:
        nonlocal left
        if point == plan.point:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    commit, call = Connection.run, Transport.call

    async def watched_run(self, *statements):
        if "COMMIT" in statements:
            reached("before commit")
        await commit(self, *statements)
        if "COMMIT" in statements:
            reached("after commit")

    async def watched_call(self, method, params, **more):
        reached(f"before {method}")
        answer = await call(self, method, params, **more)
        reached(f"after {method}")
        return answer

    Connection.run, Transport.call = watched_run, watched_call
