"""aiosqlite speaking SQLCipher, one visit to its thread per statement.

Stock aiosqlite visits its thread four times for a statement (cursor, execute, fetch, close). Each
visit costs more than the statement itself, so this cursor does all of it in one.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiosqlite
import sqlcipher3.dbapi2
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_dbapi


class Connection(aiosqlite.Connection):
    """An aiosqlite connection with one-visit cursors."""

    def cursor(self) -> "Cursor":  # type: ignore[override] # same protocol, made without a visit
        return Cursor(self)

    async def _connect(self) -> "Connection":
        try:
            await super()._connect()
        except BaseException:
            self._thread.join()  # or it would speak to an event loop that may be gone by then
            raise
        return self

    async def run(self, *statements: str) -> None:
        """Execute plain statements, all in one visit."""
        await self.visit(_run_all, self._conn, statements)

    async def visit(self, call: Callable[..., Any], *args: Any) -> Any:
        """Call in the connection's own thread."""
        return await self._execute(call, *args)  # type: ignore[no-untyped-call] # no types there


class Cursor:
    """What SQLAlchemy's adapter asks of an asynchronous cursor."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    arraysize: int = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Nothing to close: the real cursor never left its thread."""

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        await self._connection.visit(self._execute, "execute", sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Self:
        await self._connection.visit(self._execute, "executemany", sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing to close."""

    def _execute(self, how: str, sql: str, parameters: Any) -> None:
        cursor = self._connection._conn.cursor()  # noqa: SLF001 -- aiosqlite's own seam
        try:
            getattr(cursor, how)(sql, parameters)
            self.description = cursor.description
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
            if cursor.description:
                self._rows = cursor.fetchall()
        finally:
            cursor.close()


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """The DBAPI module SQLAlchemy sees: aiosqlite, with SQLCipher's exceptions."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlcipher3.dbapi2)

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


def _run_all(raw: Any, statements: Sequence[str]) -> None:
    for statement in statements:
        raw.execute(statement)
