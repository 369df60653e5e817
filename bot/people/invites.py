"""Invites: 256 bits, stored as a keyed hash, one use, at most seven days, role bound here."""

import datetime as dt
import secrets

from sqlalchemy import Update, case, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import Moment
from bot.db.vault import Vault
from bot.people.person import Person, Role
from bot.people.tables import invites, people

CODE_BYTES = 32
WRONG_TRIES = 5
SILENCE = dt.timedelta(hours=1)


async def create(
    connection: AsyncConnection, vault: Vault, role: Role, *, now: dt.datetime, valid: dt.timedelta
) -> str:
    """Return a new code for `role`: 43 characters that fit a deep link. It is not stored."""
    code = secrets.token_urlsafe(CODE_BYTES)
    row = {"lookup": vault.lookup("invites", code), "role": role.value, "expires_at": now + valid}
    await connection.execute(insert(invites).values(**row))
    return code


async def redeem(
    connection: AsyncConnection, vault: Vault, person: Person, code: str, now: dt.datetime
) -> Role | None:
    """Return the role the code gives, exactly once; None for used, expired, foreign or garbage.

    Five wrong tries silence the person for an hour: then even a good code gives None.
    """
    if await is_silenced(connection, person, now):
        return None
    taken = await connection.execute(
        update(invites)
        .where(invites.c.lookup == vault.lookup("invites", code))
        .where(invites.c.used_at.is_(None), invites.c.expires_at > now)
        .values(used_at=now)
        .returning(invites.c.role)
    )
    role = taken.scalar_one_or_none()
    await connection.execute(_count_try(person, now, wrong=role is None))
    return Role(role) if role else None


async def is_silenced(connection: AsyncConnection, person: Person, now: dt.datetime) -> bool:
    """Whether five wrong tries are less than an hour ago."""
    query = select(people.c.silent_until).where(people.c.id == person.id)
    until = await connection.scalar(query)
    return until is not None and until > now


def _count_try(person: Person, now: dt.datetime, *, wrong: bool) -> Update:
    tries = people.c.wrong_invites + 1
    full = tries >= WRONG_TRIES
    counted = {
        "wrong_invites": case((full, 0), else_=tries),
        "silent_until": case((full, literal(now + SILENCE, Moment())), else_=None),
    }
    reset = {"wrong_invites": 0, "silent_until": None}
    return update(people).where(people.c.id == person.id).values(counted if wrong else reset)
