"""SQLite, encrypted as a whole: one writer whose commits are grouped, a few readers."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import AsyncAdaptedQueuePool, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.db.database import Leadership, StoreError, usable
from bot.db.driver import Connection, Driver, connector
from bot.errors import StartError

READERS = 4
# Each is set and read back; a store that does not take one is refused (RELIABILITY, Storage).
PRAGMAS: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: NORMAL loses acknowledged rows in a power cut
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "busy_timeout": 15_000,  # short commands write beside the running bot
    "temp_store": 2,  # memory: nothing sealed may spill into a plain temporary file
}


class SqliteDatabase:
    """One file, one process.

    Units of work run one after another on one connection, each in a savepoint; a committer task
    takes its turn behind those already waiting, and commits all of them at once. A unit that
    fails undoes itself only. No network call may happen inside a unit: it would hold everybody.
    """

    shared = False

    def __init__(self, path: Path, key: bytes | None) -> None:
        """`key` is the 32-byte file key; None leaves the file readable (only tests want that)."""
        self._engine = _engine(path, key, size=1)
        self._reading = _engine(path, key, size=READERS)
        self._room = asyncio.Semaphore(READERS)
        self._idle: list[AsyncConnection] = []  # readers; the pool's care costs more than a read
        self._turn = asyncio.Lock()
        self._names = itertools.cycle(("odd", "even"))  # of savepoints: neighbors never share one
        self._batch: list[asyncio.Future[None]] = []
        self._dirty = asyncio.Event()
        self._connection: AsyncConnection | None = None
        self._driver: Connection | None = None
        self._committer: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect and start the committer. Raises StartError for a wrong key or a broken file."""
        try:
            self._connection = await self._engine.connect()
            for name, wanted in PRAGMAS.items():
                got = (await self._connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                if got != wanted:
                    raise StartError(f"The store refuses {name}={wanted} (it says {got}).")
        except (sqlcipher3.dbapi2.DatabaseError, DBAPIError) as error:
            raise StartError(_reason(error)) from error
        raw = await self._connection.get_raw_connection()
        self._driver = raw.driver_connection
        self._committer = asyncio.get_running_loop().create_task(self._commit_groups())

    @property
    def is_writing(self) -> bool:
        return self._turn.locked()

    @contextlib.asynccontextmanager
    async def unit(self) -> AsyncIterator[AsyncConnection]:
        assert self._connection, "the database is not open"
        assert self._driver
        async with self._turn:
            committed, name = self._enlist(self._driver), next(self._names)
            # Deferred to the next statement: a visit to SQLite's thread costs more than both.
            self._driver.defer(f"SAVEPOINT {name}")
            try:
                with usable():
                    yield self._connection
            except BaseException as error:
                committed.cancel()
                await self._undo(self._driver, name, error)
                raise
            self._driver.defer(f"RELEASE {name}")
        await committed

    def _enlist(self, driver: Connection) -> asyncio.Future[None]:
        """Join the open group, or open one."""
        committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._batch.append(committed)
        self._dirty.set()
        if len(self._batch) == 1:
            driver.defer("BEGIN IMMEDIATE")
        return committed

    async def _undo(self, driver: Connection, name: str, error: BaseException) -> None:
        try:
            # Shielded: a unit cancelled in the middle must undo itself before the next one starts.
            await asyncio.shield(driver.run(f"ROLLBACK TO {name}", f"RELEASE {name}"))
        except sqlcipher3.dbapi2.DatabaseError:
            # The group could not begin, or on a full disk SQLite has undone the whole transaction:
            # the group must not believe in it.
            batch, self._batch = self._batch, []
            with contextlib.suppress(sqlcipher3.dbapi2.DatabaseError):
                await asyncio.shield(driver.run("ROLLBACK"))
            for committed in _waiting(batch):
                committed.set_exception(StoreError(type(error).__name__))

    async def _commit_groups(self) -> None:
        while await self._dirty.wait():
            async with self._turn:
                self._dirty.clear()
                batch, self._batch = self._batch, []
                if batch:
                    await self._commit(batch)

    async def _commit(self, batch: list[asyncio.Future[None]]) -> None:
        assert self._driver
        try:
            await self._driver.run("COMMIT")
        except sqlcipher3.dbapi2.DatabaseError as error:
            with contextlib.suppress(sqlcipher3.dbapi2.DatabaseError):  # it may have done so itself
                await self._driver.run("ROLLBACK")
            for committed in _waiting(batch):
                committed.set_exception(StoreError(type(error).__name__))
        else:
            for committed in _waiting(batch):
                committed.set_result(None)

    @contextlib.asynccontextmanager
    async def reader(self) -> AsyncIterator[AsyncConnection]:
        async with self._room:
            with usable():
                connection = self._idle.pop() if self._idle else await self._reading.connect()
                try:
                    yield connection
                finally:
                    self._idle.append(connection)

    @contextlib.asynccontextmanager
    async def lead(self, role: str) -> AsyncIterator[Leadership]:  # noqa: ARG002 -- one process
        yield _Alone()

    async def shrink(self) -> None:
        assert self._driver
        async with self._turn:
            statement = "PRAGMA wal_checkpoint(TRUNCATE)"
            await self._driver.run(
                *(("COMMIT", statement, "BEGIN") if self._batch else (statement,))
            )

    async def close(self) -> None:
        if self._committer and self._driver:
            async with self._turn:  # behind every unit already waiting, and behind their commit
                self._committer.cancel()
                batch, self._batch = self._batch, []
                if batch:
                    await self._commit(batch)
            with contextlib.suppress(asyncio.CancelledError):
                await self._committer
        for connection in (self._connection, *self._idle):
            if connection:
                await connection.close()
        await self._engine.dispose()
        await self._reading.dispose()


def _waiting(batch: list[asyncio.Future[None]]) -> list[asyncio.Future[None]]:
    return [committed for committed in batch if not committed.done()]


class _Alone:
    async def check(self, connection: AsyncConnection) -> None:
        """One process per file, by an operating system lock: nothing to check."""


def _reason(error: Exception) -> str:
    if "not a database" in str(error):
        return "The store does not open with this key file. Put the key file that belongs to it."
    return f"The store cannot be opened: {type(error).__name__}. Check the disk and DATA_DIR."


def _engine(path: Path, key: bytes | None, *, size: int) -> AsyncEngine:
    engine = create_async_engine(
        "sqlite+aiosqlite://",
        module=Driver(),
        hide_parameters=True,  # an error that reaches a log must not quote what people wrote
        isolation_level="AUTOCOMMIT",  # transactions are opened and closed by name, above
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        pool_reset_on_return=None,  # nothing to reset: each statement stands alone
        connect_args={"async_creator_fn": connector(path, key, PRAGMAS)},
    )
    event.listen(engine.sync_engine, "handle_error", _stay_connected)
    return engine


def _stay_connected(context: ExceptionContext) -> None:
    """Keep the connection when a statement is cancelled.

    SQLAlchemy would close it, for it cannot know what a server still does. Here the statement
    runs to its end in the connection's own thread, before whatever comes next.
    """
    context.is_disconnect = False
