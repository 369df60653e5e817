"""Check-ins in the database."""

import datetime as dt
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.features.checkins.domain import SILENT_AFTER, Round
from bot.features.checkins.tables import checkins, step_dates
from bot.people.person import Person
from bot.people.tables import people
from bot.unit_of_work import UnitOfWork


async def get(uow: UnitOfWork, person: Person) -> Round | None:
    query = select(checkins).where(checkins.c.person_id == person.id)
    row = (await uow.connection.execute(query.with_for_update())).one_or_none()
    return Round(row.number, row.tries, row.unanswered, row.due_at, row.look_at) if row else None


async def save(uow: UnitOfWork, person: Person, now: Round) -> None:
    """Write where somebody is; whoever is not silent any more may get a note again."""
    values: dict[str, Any] = dict(vars(now))
    # In a change, columns are what they were: when the one was asked that just went unanswered.
    first = func.coalesce(checkins.c.silent_since, checkins.c.due_at) if now.unanswered else None
    values["silent_since"] = first
    if now.unanswered < SILENT_AFTER:
        values["noted_at"] = None
    change = update(checkins).where(checkins.c.person_id == person.id).values(**values)
    if not (await uow.connection.execute(change)).rowcount:
        values["silent_since"] = None
        await uow.connection.execute(insert(checkins).values(person_id=person.id, **values))


async def due(uow: UnitOfWork, limit: int) -> list[int]:
    """Return people, by id, at whose check-in it is time to look."""
    query = select(checkins.c.person_id).where(checkins.c.look_at <= uow.now)
    rows = await uow.connection.execute(query.order_by(checkins.c.look_at).limit(limit))
    return list(rows.scalars())


async def put_aside(uow: UnitOfWork, person_id: int, until: dt.datetime) -> None:
    """Look at somebody's check-in later: it could not be done now."""
    mine = update(checkins).where(checkins.c.person_id == person_id)
    await uow.connection.execute(mine.values(look_at=until))


_SILENT = (checkins.c.unanswered >= SILENT_AFTER) & (people.c.reachable == 1)
_EVERYBODY = checkins.join(people, people.c.id == checkins.c.person_id)


async def count_silent(uow: UnitOfWork) -> int:
    """Return how many people, who can be reached, have not been heard from."""
    query = select(func.count()).select_from(_EVERYBODY).where(_SILENT)
    return int(await uow.connection.scalar(query) or 0)


async def silent_since(uow: UnitOfWork, person_ids: list[int]) -> dict[int, dt.datetime]:
    """Return, of those who left check-ins without an answer, when the first of them came."""
    query = select(checkins.c.person_id, checkins.c.silent_since)
    query = query.where(checkins.c.person_id.in_(person_ids), checkins.c.silent_since.is_not(None))
    return {row.person_id: row.silent_since for row in await uow.connection.execute(query)}


async def without_note(uow: UnitOfWork, limit: int) -> list[int]:
    """Return silent people who have had no note since they fell silent."""
    query = select(checkins.c.person_id).select_from(_EVERYBODY)
    rows = await uow.connection.execute(
        query.where(_SILENT, checkins.c.noted_at.is_(None)).limit(limit)
    )
    return list(rows.scalars())


async def note(uow: UnitOfWork, person_ids: list[int]) -> None:
    mine = update(checkins).where(checkins.c.person_id.in_(person_ids))
    await uow.connection.execute(mine.values(noted_at=uow.now))


async def dates(uow: UnitOfWork, person: Person) -> dict[str, dt.date]:
    """Return the dates somebody gave, by step."""
    query = select(step_dates).where(step_dates.c.person_id == person.id)
    return {row.step: row.day for row in await uow.connection.execute(query)}


async def keep_date(uow: UnitOfWork, person: Person, step: str, day: dt.date | None) -> None:
    """Write the date of a step; None forgets it."""
    mine = (step_dates.c.person_id == person.id) & (step_dates.c.step == step)
    await uow.connection.execute(delete(step_dates).where(mine))
    if day:
        row = {"person_id": person.id, "step": step, "day": day}
        await uow.connection.execute(insert(step_dates).values(**row))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    for table in (checkins, step_dates):
        await uow.connection.execute(delete(table).where(table.c.person_id == person_id))
