"""PostgreSQL: a pool, one transaction per unit, roles held by advisory lock and epoch."""

import contextlib
import zlib
from collections.abc import AsyncIterator

from sqlalchemy import Column, Integer, Table, Text, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.db.database import Leadership, LeadershipLostError, metadata, usable
from bot.errors import TryLaterError

POOL = 16

leases = Table(
    "leases",
    metadata,
    Column("role", Text, primary_key=True),
    Column("epoch", Integer, nullable=False),
)


class PostgresDatabase:
    """Several processes may share it: nothing read from it is cached across units."""

    shared = True
    is_writing = False  # as far as this process is concerned: units have connections of their own

    def __init__(self, url: str) -> None:
        rest = url.split("://", 1)[1]
        # An error that reaches a log must not quote what people wrote.
        address = f"postgresql+asyncpg://{rest}"
        self._engine = create_async_engine(address, pool_size=POOL, hide_parameters=True)

    async def open(self) -> None:
        """Connect once. Raises TryLaterError."""
        try:
            async with self._engine.connect():
                pass
        except (OSError, DBAPIError) as error:
            raise TryLaterError(
                "The database does not answer. Check DATABASE_URL and that the server runs."
            ) from error

    @contextlib.asynccontextmanager
    async def unit(self) -> AsyncIterator[AsyncConnection]:
        with usable():
            async with self._engine.begin() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def reader(self) -> AsyncIterator[AsyncConnection]:
        with usable():
            async with self._engine.connect() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def lead(self, role: str) -> AsyncIterator[Leadership]:
        # A session lock needs one direct connection, kept out of any transaction pooler's way.
        autocommit = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        async with autocommit.connect() as connection:
            key = zlib.crc32(role.encode())
            await connection.execute(select(func.pg_advisory_lock(key)))
            try:
                yield _Epoch(role, await _next_epoch(self._engine, role))
            finally:
                await connection.execute(select(func.pg_advisory_unlock(key)))

    async def shrink(self) -> None:
        """PostgreSQL keeps no plain copies of sealed values; VACUUM is its operator's."""

    async def close(self) -> None:
        await self._engine.dispose()


class _Epoch:
    """A fence: who lost the lock without noticing cannot commit under an old epoch."""

    def __init__(self, role: str, epoch: int) -> None:
        self._role = role
        self._epoch = epoch

    async def check(self, connection: AsyncConnection) -> None:
        query = select(leases.c.epoch).where(leases.c.role == self._role).with_for_update(read=True)
        if await connection.scalar(query) != self._epoch:
            raise LeadershipLostError(self._role)


async def _next_epoch(engine: AsyncEngine, role: str) -> int:
    async with engine.begin() as connection:
        await connection.execute(insert(leases).values(role=role, epoch=0).on_conflict_do_nothing())
        taken = update(leases).where(leases.c.role == role).values(epoch=leases.c.epoch + 1)
        return int((await connection.execute(taken.returning(leases.c.epoch))).scalar_one())
