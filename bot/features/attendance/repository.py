"""Attendance in the database."""

import datetime as dt
import json
import secrets
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import delete, select, update

from bot.db.database import insert_new
from bot.features.attendance.domain import DIGITS, Material, Sheet, Totals, Way
from bot.features.attendance.tables import attendances, materials, sheets, tries
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
_CODE: Final = "attendance_sheets.code"
_MATERIAL: Final = "attendance_materials.words"


# Sheets


async def sheet(uow: UnitOfWork, event: int, *, lock: bool = False) -> Sheet | None:
    """Return the sheet of an event; with `lock`, nobody else changes it until the unit ends."""
    query = select(sheets).where(sheets.c.event_id == event)
    row = (await uow.connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return _sheet(uow, row) if row else None


async def open_sheet(uow: UnitOfWork, event: int) -> Sheet:
    """Return the sheet of an event, with a new code when there is none yet."""
    while (found := await sheet(uow, event, lock=True)) is None:
        code = str(10 ** (DIGITS - 1) + secrets.randbelow(9 * 10 ** (DIGITS - 1)))
        new = insert_new(sheets, uow.connection.dialect.name)
        lookup = _lookup(uow, code)
        row = {"event_id": event, "lookup": lookup, **_values(uow, Sheet(event, code))}
        await uow.connection.execute(new.values(**row))  # a code that is taken is drawn anew
    return found


async def with_code(uow: UnitOfWork, code: str) -> Sheet | None:
    """Return the sheet that a code belongs to."""
    query = select(sheets).where(sheets.c.lookup == _lookup(uow, code))
    row = (await uow.connection.execute(query)).one_or_none()
    return _sheet(uow, row) if row else None


async def unsettled(uow: UnitOfWork) -> list[Sheet]:
    """Return the sheets of events for which something may still be to do."""
    query = select(sheets).where(sheets.c.came_in_person.is_(None)).order_by(sheets.c.event_id)
    return [_sheet(uow, row) for row in await uow.connection.execute(query)]


async def save(uow: UnitOfWork, changed: Sheet) -> None:
    mine = update(sheets).where(sheets.c.event_id == changed.event_id)
    await uow.connection.execute(mine.values(**_values(uow, changed)))


def _lookup(uow: UnitOfWork, code: str) -> str:
    return uow.vault.lookup("attendance", code)


def _values(uow: UnitOfWork, of: Sheet) -> dict[str, Any]:
    totals = of.totals
    return {
        "code": uow.vault.seal(_CODE, of.event_id, of.code),
        "walk_ins": of.walk_ins,
        "asks": int(of.asks),
        "ready": int(of.ready),
        "wave": of.wave,
        "sent_at": of.sent_at,
        "sent_came": of.sent_came,
        "sent_missed": of.sent_missed,
        "came_in_person": totals.in_person if totals else None,
        "came_online": totals.online if totals else None,
        "missed": totals.missed if totals else None,
    }


def _sheet(uow: UnitOfWork, row: Any) -> Sheet:
    settled = row.came_in_person is not None
    return Sheet(
        event_id=row.event_id,
        code=uow.vault.open(_CODE, row.event_id, row.code),
        walk_ins=row.walk_ins,
        asks=bool(row.asks),
        ready=bool(row.ready),
        wave=row.wave,
        sent_at=row.sent_at,
        sent_came=row.sent_came,
        sent_missed=row.sent_missed,
        totals=Totals(row.came_in_person, row.came_online, row.missed) if settled else None,
    )


# Who came


async def come(uow: UnitOfWork, event: int, person_id: int, way: Way) -> bool:
    """Write that somebody is there, and how; tell whether it is news."""
    row = {"event_id": event, "person_id": person_id, "way": way.value}
    new = insert_new(attendances, uow.connection.dialect.name).values(**row)
    is_new = bool((await uow.connection.execute(new)).rowcount)
    mine = (attendances.c.event_id == event) & (attendances.c.person_id == person_id)
    await uow.connection.execute(update(attendances).where(mine).values(way=way.value))
    return is_new


async def came(uow: UnitOfWork, event: int) -> dict[int, Way]:
    """Return who came, and how, by person."""
    query = select(attendances).where(attendances.c.event_id == event)
    rows = await uow.connection.execute(query.order_by(attendances.c.person_id))
    return {row.person_id: Way(row.way) for row in rows}


async def way(uow: UnitOfWork, event: int, person_id: int) -> Way | None:
    mine = (attendances.c.event_id == event) & (attendances.c.person_id == person_id)
    found = await uow.connection.scalar(select(attendances.c.way).where(mine))
    return Way(found) if found else None


async def forget_people(uow: UnitOfWork, event: int) -> None:
    """Delete who came to an event."""
    await uow.connection.execute(delete(attendances).where(attendances.c.event_id == event))


# Wrong codes


async def wrong_tries(uow: UnitOfWork, person_id: int) -> int:
    """Return how many codes were wrong in a row; those that have ended do not count."""
    mine = (tries.c.person_id == person_id) & (tries.c.ends_at > uow.now)
    return await uow.connection.scalar(select(tries.c.wrong).where(mine)) or 0


async def note_tries(uow: UnitOfWork, person_id: int, wrong: int, ends_at: dt.datetime) -> None:
    """Write how many codes were wrong in a row, and until when that counts."""
    values = {"wrong": wrong, "ends_at": ends_at}
    new = insert_new(tries, uow.connection.dialect.name).values(person_id=person_id, **values)
    await uow.connection.execute(new)
    mine = update(tries).where(tries.c.person_id == person_id)
    await uow.connection.execute(mine.values(**values))


async def forget_tries(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(tries).where(tries.c.person_id == person_id))


async def purge_tries(uow: UnitOfWork) -> None:
    """Delete the wrong codes that count no more."""
    ended = tries.c.ends_at.is_(None) | (tries.c.ends_at <= uow.now)
    await uow.connection.execute(delete(tries).where(ended))


# What people take home


async def attached(uow: UnitOfWork, event: int) -> list[Material]:
    """Return the materials of an event in the order in which they came."""
    query = select(materials).where(materials.c.event_id == event)
    rows = await uow.connection.execute(query.order_by(materials.c.added_at, materials.c.id))
    return [
        Material(row.id, row.language, *json.loads(uow.vault.open(_MATERIAL, row.id, row.words)))
        for row in rows
    ]


async def attach(uow: UnitOfWork, event: int, language: str, text: str, url: str) -> None:
    new = secrets.randbits(ID_BITS)
    words = uow.vault.seal(_MATERIAL, new, json.dumps([text, url], ensure_ascii=False))
    row = {"id": new, "event_id": event, "language": language, "added_at": uow.now,
           "words": words}  # fmt: skip
    await uow.connection.execute(insert_new(materials, uow.connection.dialect.name).values(**row))


async def detach(uow: UnitOfWork, event: int, material: int) -> None:
    this = (materials.c.event_id == event) & (materials.c.id == material)
    await uow.connection.execute(delete(materials).where(this))


# The end


async def events(uow: UnitOfWork) -> set[int]:
    """Return the events that something is kept for."""
    found: set[int] = set()
    for table in (sheets, attendances, materials):
        found |= set(await uow.connection.scalars(select(table.c.event_id).distinct()))
    return found


async def forget(uow: UnitOfWork, event_ids: Collection[int]) -> None:
    """Delete everything about these events."""
    for table in (sheets, attendances, materials):
        await uow.connection.execute(delete(table).where(table.c.event_id.in_(event_ids)))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    for table in (attendances, tries):
        await uow.connection.execute(delete(table).where(table.c.person_id == person_id))
