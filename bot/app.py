"""The composition root: settings become a runtime, and a runtime becomes a running bot."""

import asyncio
import contextlib
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot

import handlers
import scheduler
from bot.clock import Clock, SystemClock
from bot.content import ContentError
from bot.context import RUNTIME, Context
from bot.db import key_check, keys, migrate
from bot.db.database import Database
from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.current import current
from bot.delivery.limits import Limiter
from bot.delivery.poller import Poller
from bot.delivery.sender import Sender
from bot.delivery.store import Store
from bot.delivery.throttle import Throttle
from bot.delivery.transport import Request, Transport
from bot.delivery.webhook import Webhook
from bot.delivery.worker import Worker
from bot.documents import Studio
from bot.errors import StartError, TryLaterError
from bot.features.upkeep import service as upkeep
from bot.routing import Command, Router, acts
from bot.runtime import Edition, Runtime
from bot.settings import Settings
from bot.ticks import Ticks

log = logging.getLogger(__name__)

ROOT = Path(__file__).parent.parent
STORE_FILE = "pathways.db"
LOCK_FILE = "running.lock"
STOP_SECONDS = 8.0
PATIENCE_SECONDS = 30.0
COLLECT_AFTER = (20_000, 20, 50)


@contextlib.asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[tuple[Database, AesVault]]:
    """Open and migrate the store. Raises StartError: wrong key, unreadable file, no server."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    url, path = settings.database_url, settings.data_dir / STORE_FILE
    if url:
        database: SqliteDatabase | PostgresDatabase = PostgresDatabase(url.get_secret_value())
    else:
        found = keys.load_or_create(settings.key_file, store_exists=path.exists())
        database = SqliteDatabase(path, found.file)
    try:
        await database.open()
        if url:
            version, _ = await migrate.versions(database)
            found = keys.load_or_create(settings.key_file, store_exists=version is not None)
        await migrate.upgrade(database)
        vault = AesVault(found)
        await key_check.check(database, vault)
        yield database, vault
    finally:
        await database.close()


@contextlib.contextmanager
def only_one(settings: Settings) -> Any:
    """Hold the store's lock for life. Raises TryLaterError when another bot runs on it.

    PostgreSQL needs none: replicas may share it.
    """
    if settings.database_url:
        yield
        return
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.data_dir / LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise TryLaterError(
            f"A bot is already running on {settings.data_dir}. Stop it first, or choose another "
            "DATA_DIR. Short commands such as `invite` work beside it."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.asynccontextmanager
async def open_runtime(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Runtime]:
    """Make the runtime: everything but Telegram. Raises StartError."""
    clock = clock or SystemClock()
    edition = Edition(ROOT / "content", ROOT / "locales")
    try:
        library, catalogs = edition.read(clock.now().date())
    except ContentError as error:
        raise StartError(f"{error}\nRun `python -m bot check` for the whole list.") from error
    async with open_database(settings) as (database, vault):
        programme = settings.programme()
        throttle = Throttle(programme.updates_at_once, programme.updates_per_second)
        store = Store.over(database, vault, clock, throttle)
        yield Runtime(
            settings=settings,
            programme=programme,
            store=store,
            catalogs=catalogs,
            library=await upkeep.read(store, library),
            edition=edition,
            commands=[route for route in handlers.ROUTES if isinstance(route, Command)],
            acts=acts(handlers.ROUTES),
            renderers=handlers.RENDERERS,
            gather=handlers.gather,
        )


def spare_collector() -> None:
    """Tell the garbage collector that what is here now stays, and to look less often.

    For the process of a running bot: an update makes many small objects and hardly a cycle.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


async def _nothing() -> None:
    """Nobody waits for the start."""


class App:
    """A bot that runs: poller or webhook, worker, sender and ticks over one runtime."""

    def __init__(self, runtime: Runtime, api_url: str, token: str) -> None:
        self.runtime = runtime
        self.transport = Transport(f"{api_url}/bot{token}")
        self.application = _application(runtime, self.transport, api_url, token)
        self.ticks = Ticks(runtime, scheduler.JOBS)
        limiter = Limiter(runtime.programme.messages_per_second)
        self.studio = Studio()
        self._sender = Sender(
            runtime.store, self.transport, limiter, runtime.health, self.studio.draw
        )
        runtime.wake_sender = self._sender.wake
        runtime.is_serving = self._is_serving
        self._worker = Worker(
            runtime.store,
            self.application.bot,
            self.application.process_update,
            partial(handlers.apologize, runtime),
            partial(handlers.slow_down, runtime),
            runtime.health,
        )
        parts = (runtime.store, self.transport, runtime.health, self._worker.wake)
        self._receiver: Webhook | Poller = (
            Webhook(*parts, runtime.settings) if runtime.settings.webhook_url else Poller(*parts)
        )

    @property
    def is_busy(self) -> bool:
        """Whether an update that was taken is not done to its end."""
        return self._worker.is_busy

    def _is_serving(self) -> bool:
        accepting = self.runtime.store.inbox.is_accepting
        return accepting or self._worker.is_awaited or self._sender.is_awaited

    async def run(
        self, stop: asyncio.Event, on_ready: Callable[[], Awaitable[None]] = _nothing
    ) -> None:
        """Run until `stop` is set. Raises TryLaterError when another program reads the updates.

        `on_ready` is awaited once Telegram has told us who we are.

        Stopping: nothing new is taken; what was begun is finished and written down; the rest is
        stored and goes on at the next start.
        """
        await self.transport.open()
        try:
            if await self._introduce(stop):
                await on_ready()
                await self._run(stop)
        finally:
            await self.application.shutdown()
            await self.transport.close()
            self.studio.close()

    async def _introduce(self, stop: asyncio.Event) -> bool:
        """Ask Telegram who we are, for as long as it takes. Return False when stopped meanwhile."""
        wait = 1.0
        while not stop.is_set():
            try:
                await self.application.initialize()
            except TelegramError as error:
                log.error("Telegram does not let us in (%s); trying again", type(error).__name__)  # noqa: TRY400 -- no traceback for an outage
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), wait)
                wait = min(wait * 2, PATIENCE_SECONDS)
            else:
                self.runtime.bot_username = self.application.bot.username
                return True
        return False

    async def _run(self, stop: asyncio.Event) -> None:
        self.ticks.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                receiving = tasks.create_task(self._receiver.run())
                working = tasks.create_task(self._worker.run())
                sending = tasks.create_task(self._sender.run())
                menus = tasks.create_task(handlers.publish_menus(self.runtime, self.transport))
                await stop.wait()
                receiving.cancel()
                menus.cancel()
                await self._wind_down(self._worker, working)
                await self._wind_down(self._sender, sending)
        except* TryLaterError as group:
            raise group.exceptions[0] from None
        finally:
            self.ticks.stop()

    async def _wind_down(self, part: Worker | Sender, task: asyncio.Task[None]) -> None:
        part.stop()
        await asyncio.wait([task], timeout=STOP_SECONDS / 2)
        task.cancel()  # what it was doing is stored as unfinished, and goes on at the next start


def _application(
    runtime: Runtime, transport: Transport, api_url: str, token: str
) -> "Application[ExtBot[None], Context, Any, Any, Any, Any]":
    request = Request(transport)
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(request)
        .get_updates_request(request)
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .build()
    )
    application.bot_data[RUNTIME] = runtime
    application.add_handler(Router(handlers.ROUTES, handlers.FALLBACKS))
    application.add_error_handler(_note_failure)
    return application


async def _note_failure(update: object, context: Context) -> None:
    """Hand the failure to the worker, which retries and, in the end, sets the update aside."""
    del update
    if delivery := current.get():
        delivery.error = context.error if isinstance(context.error, Exception) else None
