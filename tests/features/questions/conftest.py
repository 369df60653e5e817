"""What stories of questions begin with."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.store import Store
from bot.settings import Programme, Settings
from tests.conftest import FILE_KEY
from tests.features.questions import office
from tests.features.questions.play import Play


@pytest.fixture
async def play(
    tmp_path: Path, migrated_file: Path, vault: AesVault, settings: Settings, clock: MovableClock
) -> AsyncIterator[Play]:
    database = SqliteDatabase(Path(shutil.copy(migrated_file, tmp_path / "t.db")), FILE_KEY)
    await database.open()
    store = Store.over(database, vault, clock)
    yield Play(office.runtime_over(store, settings, clock, Programme()), clock)
    await database.close()
