"""A full disk loses nothing that was acknowledged, and the store goes on when there is room."""

import asyncio
import contextlib

import pytest
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, insert, select
from sqlalchemy.exc import DBAPIError

from bot.db.database import StoreError
from bot.db.sqlite import SqliteDatabase

things = Table(
    "things", MetaData(), Column("n", Integer, primary_key=True), Column("what", LargeBinary)
)


@pytest.fixture
async def small(tmp_path):
    """A store with room for very little."""
    database = SqliteDatabase(tmp_path / "t.db", b"k" * 32)
    await database.open()
    async with database.unit() as connection:
        await connection.run_sync(things.metadata.create_all)
    await database._driver.run("PRAGMA max_page_count = 40")
    yield database
    await database.close()


async def write(database, n, acknowledged):
    with contextlib.suppress(DBAPIError, StoreError):
        async with database.unit() as connection:
            await connection.execute(insert(things).values(n=n, what=b"x" * 3000))
        acknowledged.add(n)


async def kept(database):
    async with database.reader() as connection:
        return set((await connection.scalars(select(things.c.n))).all())


async def test_what_was_acknowledged_is_there_and_what_was_not_is_not(small):
    acknowledged = set()
    for start in range(0, 120, 12):
        await asyncio.gather(*(write(small, n, acknowledged) for n in range(start, start + 12)))
    assert 0 < len(acknowledged) < 120
    assert await kept(small) == acknowledged
    await small._driver.run("PRAGMA max_page_count = 4000")
    await write(small, 1000, acknowledged)
    assert 1000 in acknowledged
    assert await kept(small) == acknowledged


async def test_a_commit_that_fails_is_heard_by_every_unit_of_its_group(small, monkeypatch):
    run = small._driver.run

    async def failing(*statements):
        if "COMMIT" in statements:
            await run("ROLLBACK")
            await run("COMMIT")  # there is none to commit: SQLite refuses
        else:
            await run(*statements)

    monkeypatch.setattr(small._driver, "run", failing)
    acknowledged = set()
    await asyncio.gather(*(write(small, n, acknowledged) for n in range(5)))
    assert acknowledged == set()
    monkeypatch.undo()
    await write(small, 9, acknowledged)
    assert await kept(small) == {9}


async def test_shrinking_in_the_middle_of_a_group_keeps_the_group(small):
    acknowledged = set()
    await asyncio.gather(*(write(small, n, acknowledged) for n in range(3)), small.shrink())
    assert await kept(small) == {0, 1, 2}


async def test_closing_finishes_what_is_open(tmp_path):
    database = SqliteDatabase(tmp_path / "t.db", None)
    await database.open()
    async with database.unit() as connection:
        await connection.run_sync(things.metadata.create_all)
    acknowledged = set()
    writing = asyncio.gather(*(write(database, n, acknowledged) for n in range(5)))
    await asyncio.sleep(0)
    await database.close()
    await writing
    again = SqliteDatabase(tmp_path / "t.db", None)
    await again.open()
    assert await kept(again) == acknowledged
    await again.close()
