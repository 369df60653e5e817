"""Units of work keep their word on both databases."""

import asyncio

import pytest
from sqlalchemy import Column, Integer, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.db import keys, migrate
from bot.db.database import MetaData
from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import PRAGMAS, SqliteDatabase
from bot.db.vault import AesVault, SealError
from bot.errors import StartError, TryLaterError

numbers = Table("numbers", MetaData(), Column("n", Integer, primary_key=True))


@pytest.fixture
async def counted(database):
    async with database.unit() as connection:
        await connection.run_sync(numbers.metadata.create_all)

    async def count():
        async with database.reader() as connection:
            return await connection.scalar(select(func.count()).select_from(numbers))

    return count


async def test_what_a_unit_wrote_is_there_when_it_returns(database, counted):
    async with database.unit() as connection:
        await connection.execute(insert(numbers), [{"n": 1}, {"n": 2}])
    assert await counted() == 2


async def test_a_failed_unit_leaves_nothing_and_its_neighbors_all(database, counted):
    async def write(n):
        async with database.unit() as connection:
            await connection.execute(insert(numbers).values(n=n))
            await connection.execute(insert(numbers).values(n=1000 + n // 2))  # every second fails

    results = await asyncio.gather(*(write(n) for n in range(40)), return_exceptions=True)
    failed = [r for r in results if isinstance(r, IntegrityError)]
    assert len(failed) == 20
    assert await counted() == 40


async def test_a_cancelled_unit_leaves_nothing_and_its_neighbors_all(database, counted):
    inside = asyncio.Event()

    async def stuck():
        async with database.unit() as connection:
            await connection.execute(insert(numbers).values(n=1))
            inside.set()
            await asyncio.sleep(60)

    async def write():
        async with database.unit() as connection:
            await connection.execute(insert(numbers).values(n=2))

    async with asyncio.TaskGroup() as group:
        first = group.create_task(stuck())
        await inside.wait()
        group.create_task(write())
        await asyncio.sleep(0.05)
        first.cancel()
    assert await counted() == 1


async def test_units_survive_cancellation_at_any_moment(database, counted):
    async def write(n):
        async with database.unit() as connection:
            await connection.execute(insert(numbers).values(n=n))

    for n in range(60):
        task = asyncio.ensure_future(write(n))
        for _ in range(n % 12):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    for n in range(100, 160):
        task = asyncio.ensure_future(write(n))
        await asyncio.sleep((n - 100) / 20_000)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await write(1000)
    async with database.unit() as connection:
        assert 1000 in (await connection.scalars(select(numbers.c.n))).all()


async def test_migrations_climb_up_and_down_every_stair(database):
    has, newest = await migrate.versions(database)
    assert has == newest
    script = migrate.ScriptDirectory.from_config(migrate.config())
    stairs = [s.revision for s in script.walk_revisions()][::-1]
    for below in [*reversed(stairs[:-1]), "base"]:
        await migrate.downgrade(database, below)
    for stair in stairs:
        await migrate.upgrade(database, stair)
    assert await migrate.versions(database) == (newest, newest)


async def test_a_store_of_a_newer_program_says_so_and_stays_as_it_is(database):
    async with database.unit() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StartError, match="newer version"):
        await migrate.upgrade(database)
    async with database.reader() as connection:
        found = await connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        assert found.scalar() == "9999"


async def test_sqlite_says_back_every_setting_that_durability_needs(tmp_path):
    database = SqliteDatabase(tmp_path / "t.db", b"k" * 32)
    await database.open()
    async with database.unit() as connection:
        for name, value in PRAGMAS.items():
            assert (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar() == value
    await database.close()


async def test_the_wrong_key_is_one_clear_line(tmp_path):
    database = SqliteDatabase(tmp_path / "t.db", b"k" * 32)
    await database.open()
    await migrate.upgrade(database)
    await database.close()
    other = SqliteDatabase(tmp_path / "t.db", b"x" * 32)
    with pytest.raises(StartError, match="does not open with this key file"):
        await other.open()
    await other.close()


def test_the_key_file_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / "keys" / "k"
    made = keys.load_or_create(path, store_exists=False)
    assert path.stat().st_mode & 0o777 == 0o400
    again = keys.load_or_create(path, store_exists=True)
    assert (made.file, made.field, made.index) == (again.file, again.field, again.index)


@pytest.mark.parametrize(
    ("content", "mode", "says"),
    [
        (None, 0, "is missing"),
        ("{}", 0o400, "not a key file"),
        ('{"version": 1, "keys": {"file": "AA==", "field": "", "index": "", "callback": ""}}',
         0o400, "not a key file"),
        ("{}", 0o444, "Others can read"),
    ],
)  # fmt: skip
def test_a_bad_key_file_is_refused_with_what_to_do(tmp_path, content, mode, says):
    path = tmp_path / "k"
    if content is not None:
        path.write_text(content)
        path.chmod(mode)
    with pytest.raises(StartError, match=says):
        keys.load_or_create(path, store_exists=True)


def test_a_key_file_that_cannot_be_read_is_one_clear_line(tmp_path):
    folder = tmp_path / "k"
    folder.mkdir(mode=0o700)
    with pytest.raises(StartError, match="cannot be read"):
        keys.load_or_create(folder, store_exists=True)


def test_a_sealed_value_opens_in_its_own_place_and_nowhere_else(vault):
    sealed = vault.seal("people.profile", 7, "words")
    assert vault.open("people.profile", 7, sealed) == "words"
    for place, row in (("people.profile", 8), ("prompts.payload", 7)):
        with pytest.raises(SealError):
            vault.open(place, row, sealed)
    with pytest.raises(SealError):
        AesVault(keys.generate()).open("people.profile", 7, sealed)
    with pytest.raises(SealError):
        vault.open("people.profile", 7, b"\x01\x09" + sealed[2:])


def test_lengths_show_no_more_than_a_bucket(vault):
    sizes = {len(vault.seal("people.profile", 7, "x" * n)) for n in range(60)}
    assert len(sizes) == 1


def test_a_lookup_is_the_same_for_the_same_and_needs_the_key(vault):
    assert vault.lookup("people", 5) == vault.lookup("people", 5)
    assert vault.lookup("people", 5) != vault.lookup("invites", 5)
    assert vault.lookup("people", 5) != AesVault(keys.generate()).lookup("people", 5)


async def test_a_postgresql_that_is_not_there_means_try_later():
    away = PostgresDatabase("postgresql://127.0.0.1:9/nothing")
    with pytest.raises(TryLaterError, match="does not answer"):
        await away.open()
    await away.close()
