"""The world of a test: the emulator over HTTP, and the real bot running against it."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.app import App, open_runtime
from bot.clock import MovableClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Phone
from bot.settings import Settings

TOKEN = "4242:a-made-up-token-for-the-emulator"
START = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)  # a Monday morning
PATIENCE = 10.0


@dataclass
class World:
    """An emulator with a bot on it. `stop` and `start` restart the bot on the same store."""

    emulator: Emulator
    clock: MovableClock
    settings: Settings
    url: str
    app: App | None = None
    _ended: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def start(self) -> App:
        """Start the bot."""
        runtime = await self._ended.enter_async_context(open_runtime(self.settings, self.clock))
        self.app = App(runtime, self.url, TOKEN)
        stop = asyncio.Event()
        tasks = await self._ended.enter_async_context(asyncio.TaskGroup())
        tasks.create_task(self.app.run(stop))
        self._ended.callback(stop.set)
        return self.app

    async def stop(self) -> None:
        """Stop the bot as SIGTERM does."""
        await self._ended.aclose()

    async def settle(self) -> None:
        """Wait until every stored update is handled and every message is out."""
        assert self.app
        await until(self._is_quiet, "the bot to finish")

    async def _is_quiet(self) -> bool:
        assert self.app
        emulated = self.emulator.world
        if emulated.updates.head(1, emulated.now()):
            return False
        async with self.app.runtime.store.database.reader() as connection:
            open_rows = await connection.exec_driver_sql(
                "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')"
                " + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))"
            )
            return open_rows.scalar() == 0

    async def move(self, **by: float) -> None:
        """Move the clock (`hours=12`) and run what is due."""
        assert self.app
        self.clock.advance(dt.timedelta(**by))
        await self.app.ticks.all()
        await self.settle()


async def until(condition: Callable[[], object], what: str) -> None:
    """Wait until `condition` holds. Raises AssertionError naming `what` after ten seconds."""
    async with asyncio.timeout(PATIENCE) as limit:
        while True:
            held = condition()
            if asyncio.iscoroutine(held):
                held = await held
            if held:
                return
            await asyncio.sleep(0.01)
    assert not limit.expired(), f"waited in vain for {what}"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=tmp_path / "data",
        key_file=tmp_path / "keys" / "keys.json",
    )


@pytest.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    clock = MovableClock(frozen_at=START)
    emulator = Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL)
    async with TestServer(emulator.web_app()) as server:
        made = World(emulator, clock, settings, str(server.make_url("")).rstrip("/"))
        await made.start()
        yield made
        await made.stop()


__all__ = ["Phone", "World"]
