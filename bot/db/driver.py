"""aiosqlite speaking SQLCipher, one visit to its thread per statement.

Stock aiosqlite visits its thread four times for a statement (cursor, execute, fetch, close). Each
visit costs more than the statement itself, so this cursor does all of it in one.
"""

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import aiosqlite
import sqlcipher3.dbapi2
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import await_only as await_


class Connection(aiosqlite.Connection):
    """An aiosqlite connection that can be visited, and told what to do at the next visit."""

    _deferred: tuple[str, ...] = ()

    def defer(self, *statements: str) -> None:
        """Execute plain statements at the beginning of the next visit, whatever it is for."""
        self._deferred += statements

    async def _connect(self) -> "Connection":
        try:
            await super()._connect()
        except BaseException:
            self._thread.join()  # or it would speak to an event loop that may be gone by then
            raise
        return self

    async def run(self, *statements: str) -> None:
        """Execute plain statements, all in one visit."""
        self.defer(*statements)
        await self.visit(_nothing)

    async def visit(self, call: Callable[..., Any], *args: Any) -> Any:
        """Call in the connection's own thread, after what was deferred.

        When a deferred statement fails, neither those behind it nor the call are executed.
        """
        if self._deferred:
            first, self._deferred = self._deferred, ()
            call, args = _after, (self._conn, first, call, args)
        return await self._execute(call, *args)  # type: ignore[no-untyped-call] # no types there


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """The cursor that SQLAlchemy sees: one visit for execute, fetch and close."""

    description: Any = None
    rowcount: int = -1
    lastrowid: Any = None
    arraysize = 1

    def __init__(self, adapted: Any) -> None:
        self._adapt_connection = adapted
        self._connection = adapted._connection  # noqa: SLF001 -- as its base class does
        self._rows = deque()

    def execute(self, operation: Any, parameters: Any = ()) -> None:
        await_(self._connection.visit(self._run, "execute", operation, parameters))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        await_(self._connection.visit(self._run, "executemany", operation, seq_of_parameters))

    async def _async_soft_close(self) -> None:
        """Nothing to close: the real cursor never left its thread."""

    def close(self) -> None:
        self._rows.clear()

    def _run(self, how: str, sql: str, parameters: Any) -> None:
        cursor = self._connection._conn.cursor()  # noqa: SLF001 -- aiosqlite's own seam
        try:
            getattr(cursor, how)(sql, parameters)
            self.description = cursor.description
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
            if cursor.description:
                self._rows = deque(cursor.fetchall())
        finally:
            cursor.close()


class Adapted(AsyncAdapt_aiosqlite_connection):
    """SQLAlchemy's view of a connection, with our cursor."""

    __slots__ = ()
    _cursor_cls: type[Any] = Cursor  # its attributes are plain, its base class has properties


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """The DBAPI module SQLAlchemy sees: aiosqlite, with SQLCipher's exceptions."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlcipher3.dbapi2)

    def connect(self, *args: Any, **options: Any) -> Adapted:
        return Adapted(self, super().connect(*args, **options).driver_connection)

    def _init_dbapi_attributes(self) -> None:
        super()._init_dbapi_attributes()
        for name in ("DatabaseError", "Error", "IntegrityError", "NotSupportedError",
                     "OperationalError", "ProgrammingError", "sqlite_version",
                     "sqlite_version_info"):  # fmt: skip
            setattr(self, name, getattr(self.sqlite, name))


def connector(
    path: Path, key: bytes | None, pragmas: Mapping[str, int | str]
) -> Callable[..., Connection]:
    """Return what makes a connection to `path`, unlocked with `key` (None: not encrypted)."""

    def connect() -> Any:
        raw = sqlcipher3.dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        if key is not None:
            raw.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
            raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for name, value in pragmas.items():
            raw.execute(f"PRAGMA {name} = {value}")
        return raw

    def create(*_: Any, **__: Any) -> Connection:
        connection = Connection(connect, iter_chunk_size=64)
        connection._thread.daemon = True  # noqa: SLF001 -- as SQLAlchemy does for its own
        return connection

    return create


def _after(raw: Any, first: tuple[str, ...], call: Callable[..., Any], args: Any) -> Any:
    for statement in first:
        raw.execute(statement)
    return call(*args)


def _nothing() -> None:
    """Do nothing: the deferred statements were all."""
