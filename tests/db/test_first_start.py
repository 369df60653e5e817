"""A first start makes the key file, on either database; later it is never replaced."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import open_database
from bot.db import keys
from bot.db.key_check import key_check
from bot.errors import StartError
from bot.settings import Settings


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_the_key_file_is_made_at_the_first_start_and_not_a_second_time(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else None
    settings = Settings(
        _env_file=None,
        database_url=url,
        data_dir=tmp_path / "data",
        key_file=tmp_path / "keys" / "keys.json",
    )
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
    ours, theirs = (
        Settings(
            _env_file=None,
            database_url=postgres_url,
            data_dir=tmp_path / "data",
            key_file=tmp_path / name / "keys.json",
        )
        for name in ("ours", "theirs")
    )
    async with open_database(ours):
        pass
    keys.load_or_create(theirs.key_file, store_exists=False)
    with pytest.raises(StartError, match="another key file"):
        async with open_database(theirs):
            pass
    async with open_database(ours) as (database, _), database.reader() as connection:
        assert await connection.scalar(select(func.count()).select_from(key_check)) == 1
