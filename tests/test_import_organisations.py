"""Lists are imported from the command line, beside a running bot, all or nothing."""

import asyncio
import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from bot import import_organisations as importing
from bot.app import STORE_FILE, open_database
from bot.clock import MovableClock
from bot.db import keys, sqlite
from bot.errors import TryLaterError
from bot.features.directory import repository
from bot.settings import Settings
from tests.conftest import START
from tests.features.directory.lists import csv, gp, row

pytestmark = pytest.mark.figure  # each starts real processes


class Import:
    """One store, and what was said about imports into it."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        self.said: list[str] = []

    def __call__(self, *files: bytes, dry_run: bool = False) -> bool:
        paths = []
        for number, raw in enumerate(files):
            paths.append(self.folder / f"list{number}.csv")
            paths[-1].write_bytes(raw)
        self.said.clear()
        clock = MovableClock(frozen_at=START)
        return importing.import_organisations(
            self.settings, clock, paths, self.said.append, dry_run=dry_run
        )

    def stored(self) -> set[str]:
        """Return the codes of what is open in the store."""

        async def look() -> set[str]:
            async with (
                open_database(self.settings) as (database, _),
                database.reader() as connection,
            ):
                found = await repository.every(connection)
            return {code for code, (_, is_open) in found.items() if is_open}

        return asyncio.run(look())


@pytest.fixture
def take(settings: Settings, tmp_path: Path) -> Import:
    return Import(settings, tmp_path)


def test_an_import_says_what_is_new_changed_closed_and_left_out(take: Import) -> None:
    assert take(csv(gp("A81001"), gp("A81002"), gp("A81003"), gp("A81004", setting="1")))
    assert "+ A81001 The Made Up Surgery, CB1 2AB" in take.said
    assert "3 new, 0 changed, 0 closed, 0 as before." in take.said
    assert "1 left out: no hospital trust or GP practice in the UK." in take.said

    assert take(csv(gp("A81001", phone=""), gp("A81002", status="C"), gp("A81003")))
    assert "~ A81001 phone: 01223 000000 → (none)" in take.said
    assert "- A81002 The Made Up Surgery, CB1 2AB" in take.said
    assert take.said[-2:] == ["0 new, 1 changed, 1 closed, 1 as before.", "Done."]


def test_a_dry_run_says_the_same_and_writes_nothing(take: Import) -> None:
    raw = csv(gp("A81001"))
    assert take(raw, dry_run=True)
    assert "+ A81001 The Made Up Surgery, CB1 2AB" in take.said
    assert take.said[-1] == "Nothing was written: this was a dry run."
    assert take.stored() == set()
    assert take(raw)
    assert take.stored() == {"A81001"}


def test_one_malformed_row_in_one_of_two_lists_imports_nothing(take: Import) -> None:
    assert not take(csv(row("RM1", "A TRUST")), csv(gp("A81001"), gp("A81002", status="X")))
    assert take.said == [
        "list1.csv:2: 'X' is no status (column 13). Take the official file again.",
        "Nothing was imported. Problems: 1.",
    ]
    assert not take.settings.data_dir.exists()


def test_long_lists_of_changes_and_problems_are_cut(take: Import) -> None:
    assert take(csv(*(gp(f"A810{n:02}") for n in range(30))))
    assert "+ … and 10 more" in take.said
    assert not take(csv(*(gp(f"A810{n:02}", status="X") for n in range(60))))
    assert take.said[-2:] == ["… and 10 more.", "Nothing was imported. Problems: 60."]


def test_a_list_that_is_too_big_is_not_read_to_its_end(
    take: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing.ods, "MAX_BYTES", 100)
    assert not take(csv(gp("A81001")))
    assert "the file is too big" in take.said[0]


def test_a_store_that_somebody_else_writes_is_left_for_later(
    take: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert take(csv(gp("A81001")))
    monkeypatch.setitem(sqlite.PRAGMAS, "busy_timeout", 50)
    with locked(take.settings), pytest.raises(TryLaterError, match="cannot be used now"):
        take(csv(gp("A81002")))


@contextlib.contextmanager
def locked(settings: Settings):
    """Hold the store's write lock, as another program in the middle of writing does."""
    found = keys.load_or_create(settings.key_file, store_exists=True)
    other = sqlcipher3.dbapi2.connect(settings.data_dir / STORE_FILE)
    other.execute(f"PRAGMA key = \"x'{found.file.hex()}'\"")
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def command(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {n: v for n, v in os.environ.items() if n in ("PATH", "HOME", "LANG") or "COV" in n}
    environment = kept | {
        "DATA_DIR": str(tmp_path / "data"), "KEY_FILE": str(tmp_path / "keys" / "k"),
        "PYTHONPATH": str(Path.cwd()), "NO_COLOR": "1", "COLUMNS": "200",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "bot", "import-organisations", *words],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_the_command_shows_progress_and_its_exit_codes_tell_how_it_went(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes(csv(gp("A81001")))
    bad.write_bytes(b"no,list\n")

    done = command(tmp_path, str(good))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Done.")
    assert "Reading" in done.stderr
    assert "Writing" in done.stderr
    assert command(tmp_path, "--dry-run", str(bad)).returncode == 1
    assert command(tmp_path, str(tmp_path / "missing.csv")).returncode == 2
