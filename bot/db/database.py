"""What the rest of the program sees of a database: units of work, readers, leadership."""

import contextlib
import datetime as dt
from collections.abc import Awaitable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from sqlalchemy import BigInteger, Dialect, MetaData, TypeDecorator
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert as CoreInsert
from sqlalchemy.sql.schema import Table

from bot.clock import EPOCH

MICROSECOND = dt.timedelta(microseconds=1)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[dt.datetime]):
    """A moment as whole microseconds since 1970 UTC: the same, sortable and exact, in both."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 -- SQLAlchemy's signature
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        return None if value is None else EPOCH + value * MICROSECOND


class Database(Protocol):
    """SQLite with one writer and grouped commits, or PostgreSQL with a pool. Same SQL for both."""

    shared: bool
    """Whether other processes may change people while this one runs (no caching then)."""

    @property
    def is_writing(self) -> bool:
        """Whether the next unit would have to wait for another one."""
        ...

    def unit(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open one transaction. Leaving it returns after the commit is durable."""
        ...

    def reader(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a connection for reading what is committed."""
        ...

    def lead(self, role: str) -> AbstractAsyncContextManager["Leadership"]:
        """Wait until this process is the only one with `role` (poller, sender), then hold it."""
        ...

    async def shrink(self) -> None:
        """Make deleted content unrecoverable from side files (the WAL)."""
        ...

    async def close(self) -> None: ...


class Leadership(Protocol):
    """Held while this process has a role. `check` runs inside a unit and raises when it is lost."""

    def check(self, connection: AsyncConnection) -> Awaitable[None]: ...


class LeadershipLostError(Exception):
    """Another process took the role over; the unit it is raised in must not commit."""


class StoreError(Exception):
    """The store cannot be used now (a full or broken disk, a server away): try later.

    Of a unit that ends with it, nothing is there.
    """


@contextlib.contextmanager
def usable() -> Iterator[None]:
    """Raise StoreError, which quotes no SQL, for what says that the store cannot be used now."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated:
            raise StoreError(type(error.orig).__name__) from None
        raise
    except OSError as error:  # no server to connect to
        raise StoreError(type(error).__name__) from None


def insert_new(table: Table, dialect: str) -> CoreInsert:
    """Return an INSERT that skips rows already there, for either dialect."""
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
