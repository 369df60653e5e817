"""H1: whatever table is added, erasing somebody leaves their id in none of its rows."""

import datetime as dt
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, Date, LargeBinary, Table, Text, insert, select

import handlers
from bot.clock import MovableClock
from bot.db import keys
from bot.db.database import Moment, metadata
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery.store import Store
from bot.features.privacy import service
from bot.unit_of_work import unit_of_work
from handlers.privacy import EVERYTHING
from tests.conftest import FILE_KEY, START

HIBA = 7100
PEOPLE = {
    "asker_id", "author_id", "claimed_by", "helper_id", "mentor_id", "other_id", "owner_id",
    "person_id", "reported_id", "reporter_id", "sender_id",
}  # fmt: skip
"""Columns that say who somebody is."""
OTHERS = {
    "about", "batch", "cause", "concern_id", "cover", "entry_id", "event_id", "id", "meeting_id",
    "message_id", "notice_id", "partner_id", "piece", "question_id", "seq", "series", "shared_id",
    "target", "topic", "update_id", "vote", "vote_id", "wave", "wave_id",
}  # fmt: skip
"""Columns with the number of something else."""
PLACES = {"following", "reached", "told_to"}
"""How far a sweep came: an id after which it goes on, of which nothing is known when it is gone."""


READ = {
    "concerns": {"kind": "rude"},
    "meetings": {"topic": "plan", "way": "phone", "state": "closed"},
    "questions": {"state": "waiting"},
}
"""What erasing reads of a row, so that not anything will do."""


def whom(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name in PEOPLE]


def test_of_every_number_in_a_table_it_is_known_whether_it_is_a_person() -> None:
    assert handlers.ROUTES, "all features are there, so all tables are"
    numbers = {
        column.name
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, BigInteger)
    }
    assert numbers == PEOPLE | OTHERS | PLACES


def row_about(
    person_id: int, column: Column[Any], vault: AesVault, n: Iterator[int]
) -> dict[str, Any]:
    """Return a row with the person in one column, and in all others anything that fits."""
    row: dict[str, Any] = {column.name: person_id, **READ.get(column.table.name, {})}
    for one in column.table.columns:
        if one.name in row or one.nullable:
            continue
        if isinstance(one.type, Moment):
            row[one.name] = START
        elif isinstance(one.type, Date):
            row[one.name] = dt.date(2026, 11, 23)
        elif isinstance(one.type, LargeBinary):
            row[one.name] = vault.seal(f"{column.table.name}.{one.name}", row.get("id"), "{}")
        elif isinstance(one.type, Text):
            row[one.name] = f"x{next(n)}"
        else:
            row[one.name] = next(n)
    return row


async def test_erasing_somebody_leaves_their_id_in_no_row(
    tmp_path: Path, migrated_file: Path
) -> None:
    database = SqliteDatabase(Path(shutil.copy(migrated_file, tmp_path / "t.db")), FILE_KEY)
    await database.open()
    vault = AesVault(keys.generate())
    store = Store.over(database, vault, MovableClock(frozen_at=START))
    columns = [column for table in metadata.sorted_tables for column in whom(table)]
    n = itertools.count(1)
    async with unit_of_work(store, lambda: None, telegram_id=HIBA) as uow:
        person = uow.person
        for column in columns:
            await uow.connection.execute(
                insert(column.table), row_about(person.id, column, vault, n)
            )
    async with unit_of_work(store, lambda: None, telegram_id=HIBA) as uow:
        await service.erase(uow, EVERYTHING)
    async with database.reader() as connection:
        left = [
            f"{column.table.name}.{column.name}"
            for column in columns
            if (await connection.execute(select(column).where(column == person.id))).first()
        ]
    await database.close()
    assert left == []
