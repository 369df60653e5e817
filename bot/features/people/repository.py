"""People in the database."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.features.people.domain import Reason, Stop
from bot.features.people.tables import looks, stops
from bot.people import audit
from bot.people.person import Person
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork


async def look(uow: UnitOfWork) -> Segment:
    """Return the group that the person who acts looks at."""
    query = select(looks.c.segment).where(looks.c.person_id == uow.person.id)
    return Segment.from_json(await uow.connection.scalar(query) or "")


async def keep_look(uow: UnitOfWork, segment: Segment) -> None:
    """Write the group that the person who acts looks at."""
    await uow.connection.execute(delete(looks).where(looks.c.person_id == uow.person.id))
    row = {"person_id": uow.person.id, "segment": segment.to_json(), "since": uow.now}
    await uow.connection.execute(insert(looks).values(**row))


async def purge_looks(uow: UnitOfWork, before: dt.datetime, allowed: Collection[int]) -> None:
    """Delete the groups chosen before a moment, and those of everybody who may not look."""
    old = looks.c.since.is_(None) | (looks.c.since < before)
    await uow.connection.execute(delete(looks).where(old | looks.c.person_id.not_in(allowed)))


async def add_stop(uow: UnitOfWork, cause: int, person: Person, reason: Reason) -> None:
    row = {"cause": cause, "person_id": person.id, "reason": reason.value, "since": uow.now}
    row["actor"] = audit.actor(uow.vault, person.id)
    await uow.connection.execute(insert(stops).values(**row))


async def stopped(uow: UnitOfWork) -> list[Stop]:
    """Return who of the staff is stopped, the newest first."""
    rows = await uow.connection.execute(select(stops).order_by(stops.c.since.desc(), stops.c.cause))
    return [_stop(row) for row in rows]


async def stopped_person(uow: UnitOfWork, cause: int) -> tuple[Stop, int] | None:
    """Return a stop, and whom it is of (0: erased)."""
    row = (await uow.connection.execute(select(stops).where(stops.c.cause == cause))).one_or_none()
    return (_stop(row), row.person_id) if row else None


async def remove_stop(uow: UnitOfWork, cause: int) -> None:
    await uow.connection.execute(delete(stops).where(stops.c.cause == cause))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    """Forget what a person looked at; that somebody was stopped stays, without who."""
    await uow.connection.execute(delete(looks).where(looks.c.person_id == person_id))
    mine = update(stops).where(stops.c.person_id == person_id)
    await uow.connection.execute(mine.values(person_id=0))


def _stop(row: Any) -> Stop:
    return Stop(row.cause, audit.code_of(row.actor), Reason(row.reason), row.since)
