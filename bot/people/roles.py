"""Since when somebody has a role, and who of several is the last."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.people import safety
from bot.people.person import Person, Role
from bot.people.safety import RestingError
from bot.people.tables import grants, people


class RoleLostError(Exception):
    """A role was taken while something was done in it. It is answered as an old button is."""


async def note(connection: AsyncConnection, person: Person, role: Role, now: dt.datetime) -> None:
    """Write down that somebody has a role from now on; who has it already, has it since then."""
    known = select(grants.c.since).where(_of(person.id, role))
    if await connection.scalar(known) is None:
        row = {"person_id": person.id, "role": role.value, "since": now}
        await connection.execute(insert(grants).values(**row))


async def require(connection: AsyncConnection, vault: Vault, person: Person, role: Role) -> None:
    """Raise RoleLostError unless somebody has a role now, whatever was known a moment ago.

    A coordinator who is stopped gets RestingError. Mentors do not: they see what they have, and
    only asking and answering ask for more (`safety.require_active`).
    """
    query = select(people.c.roles, safety.is_stopped(vault, person).label("stopped"))
    row = (await connection.execute(query.where(people.c.id == person.id))).one_or_none()
    if row is None or role.value not in row.roles.split():
        raise RoleLostError
    if row.stopped and role is Role.COORDINATOR:
        raise RestingError


async def require_alone(connection: AsyncConnection, vault: Vault, person: Person) -> None:
    """Let one coordinator at a time stop others: two who stop each other at once leave one.

    Raises as `require` does.
    """
    await holders(connection, Role.COORDINATOR, lock=True)
    await require(connection, vault, person, Role.COORDINATOR)


async def since(connection: AsyncConnection) -> Mapping[tuple[int, Role], dt.datetime]:
    """Return since when people have their roles, as far as it was written down."""
    rows = await connection.execute(select(grants))
    return {(row.person_id, Role(row.role)): row.since for row in rows}


async def forget(connection: AsyncConnection, person_id: int, role: Role | None = None) -> None:
    """Delete since when somebody has a role, or (None) any."""
    mine = _of(person_id, role) if role else grants.c.person_id == person_id
    await connection.execute(delete(grants).where(mine))


async def holders(connection: AsyncConnection, role: Role, *, lock: bool = False) -> set[int]:
    """Return who has a role, by id, as this unit sees it.

    `lock`: nobody else takes it from them until the unit ends (on SQLite units are one after
    another anyway): two who remove each other at once leave one.
    """
    query = select(people.c.id, people.c.roles).where(people.c.roles.contains(role.value))
    query = query.order_by(people.c.id)
    rows = await connection.execute(query.with_for_update() if lock else query)
    return {row.id for row in rows if role.value in row.roles.split()}


def _of(person_id: int, role: Role) -> ColumnElement[bool]:
    return (grants.c.person_id == person_id) & (grants.c.role == role.value)
