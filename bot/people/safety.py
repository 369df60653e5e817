"""Safety: who may not ask or answer for now, and who is never connected again."""

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import insert_new
from bot.db.vault import Vault
from bot.errors import UserError
from bot.i18n import Translator
from bot.people.person import Person, Role
from bot.people.tables import separations, suspensions

Pair = frozenset[int]
"""Two people by id, in no order."""


class SuspendedError(UserError):
    """A coordinator has stopped this person from asking and answering."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "A coordinator has stopped asking and answering for you, for now. Your plan, all "
            "steps, the search for help and urgent help stay open to you."
        )


class RestingError(SuspendedError):
    """A coordinator who is stopped has the role, but does nothing in it meanwhile."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "Another coordinator decided this. What is for coordinators is closed to you "
            "meanwhile. It can be changed again. Your plan, all steps, the search for help and "
            "urgent help stay open to you."
        )


# Suspended: kept by a keyed hash of the account, so that it outlasts erasing and coming back


async def suspend(
    connection: AsyncConnection, vault: Vault, person: Person, cause: int, now: dt.datetime
) -> None:
    """Stop a person from asking and answering, because of one concern, until it is lifted."""
    row = {"lookup": _lookup(vault, person), "cause": cause, "since": now}
    await connection.execute(insert_new(suspensions, connection.dialect.name).values(**row))


async def lift(connection: AsyncConnection, vault: Vault, cause: int, by: Person) -> bool:
    """Let somebody ask and answer again, as far as this concern goes; False if it was so.

    Raises RestingError.
    """
    if cause in await causes(connection, vault, by):
        raise RestingError
    done = await connection.execute(delete(suspensions).where(suspensions.c.cause == cause))
    return done.rowcount > 0


async def causes(connection: AsyncConnection, vault: Vault, person: Person) -> list[int]:
    """Return the concerns because of which a person is suspended, the newest first; mostly none."""
    mine = select(suspensions.c.cause).where(suspensions.c.lookup == _lookup(vault, person))
    rows = await connection.execute(mine.order_by(suspensions.c.since.desc()))
    return list(rows.scalars())


async def all_causes(connection: AsyncConnection) -> set[int]:
    """Return the concerns because of which anybody is suspended."""
    return set((await connection.execute(select(suspensions.c.cause))).scalars())


async def require_active(connection: AsyncConnection, vault: Vault, person: Person) -> None:
    """Raise SuspendedError unless the person may ask and answer."""
    if await causes(connection, vault, person):
        raise SuspendedError


def is_stopped(vault: Vault, person: Person) -> ColumnElement[bool]:
    """Return whether the person is suspended, as a part of another query."""
    return exists().where(suspensions.c.lookup == _lookup(vault, person))


async def suspended(
    connection: AsyncConnection, vault: Vault, people: Sequence[Person]
) -> set[int]:
    """Return the ids of those among `people` who may not ask or answer."""
    stopped = set((await connection.execute(select(suspensions.c.lookup))).scalars())
    if not stopped:
        return set()
    return {person.id for person in people if _lookup(vault, person) in stopped}


async def serving(
    connection: AsyncConnection, vault: Vault, people: list[Person], role: Role
) -> list[Person]:
    """Return those of `people`, who have a role, who do something in it: mentors are all of them.

    Whether a mentor who is stopped is asked, is for the questions.
    """
    if role is not Role.COORDINATOR:
        return people
    stopped = await suspended(connection, vault, people)
    return [person for person in people if person.id not in stopped]


def _lookup(vault: Vault, person: Person) -> str:
    return vault.lookup("suspensions", person.telegram_id)


# Apart: two people, one of whom asked never to be connected with the other again


def apart(pairs: Collection[Pair], asker: int, mentor: int) -> bool:
    """Whether these two are never to be connected, whoever of them asked for it."""
    return frozenset((asker, mentor)) in pairs


async def keep_apart(connection: AsyncConnection, one: int, other: int) -> None:
    """Never connect these two again."""
    row = {"person_id": one, "other_id": other}
    await connection.execute(insert_new(separations, connection.dialect.name).values(**row))


async def pairs_of(connection: AsyncConnection, person_id: int) -> frozenset[Pair]:
    """Return the pairs that a person is one of."""
    rows = await connection.execute(select(separations).where(_with(person_id)))
    return frozenset(frozenset((row.person_id, row.other_id)) for row in rows)


async def are_apart(connection: AsyncConnection, asker: int, mentor: int) -> bool:
    """Whether two people are never to be connected."""
    return apart(await pairs_of(connection, asker), asker, mentor)


async def erase(connection: AsyncConnection, person_id: int) -> None:
    """Delete the pairs of an erased person: the id will never be anybody's again."""
    await connection.execute(delete(separations).where(_with(person_id)))


def _with(person_id: int) -> ColumnElement[bool]:
    return or_(separations.c.person_id == person_id, separations.c.other_id == person_id)
