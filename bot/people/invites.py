"""Invites: 256 bits, stored as a keyed hash, one use, at most seven days, role bound here."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Update, case, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import EPOCH
from bot.db.database import Moment
from bot.db.vault import Vault
from bot.people.person import Person, Role
from bot.people.tables import invites, people

CODE_BYTES = 32
ID_BITS = 48
WRONG_TRIES = 5
SILENCE = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Gift:
    """What an invite gives: a role (None: those of every member), and by which partner it came."""

    role: Role | None
    partner_id: int | None = None


@dataclass(frozen=True)
class Waiting:
    """An invite that nobody has used yet. Whom it is for is not kept."""

    id: int
    gift: Gift
    made_at: dt.datetime | None
    expires_at: dt.datetime


async def create(
    connection: AsyncConnection,
    vault: Vault,
    role: Role | None,
    *,
    now: dt.datetime,
    valid: dt.timedelta,
    partner_id: int | None = None,
    invite_id: int | None = None,
) -> str:
    """Return a new code for `role`: 43 characters that fit a deep link. It is not stored."""
    code = secrets.token_urlsafe(CODE_BYTES)
    row = {
        "lookup": vault.lookup("invites", code),
        "role": role.value if role else "",
        "expires_at": now + valid,
        "id": secrets.randbits(ID_BITS) if invite_id is None else invite_id,
        "made_at": now,
        "partner_id": partner_id,
    }
    await connection.execute(insert(invites).values(**row))
    return code


async def is_made(connection: AsyncConnection, invite_id: int) -> bool:
    """Whether there was ever such an invite: then its button was tapped twice."""
    return (
        await connection.scalar(select(invites.c.id).where(invites.c.id == invite_id)) is not None
    )


async def waiting(connection: AsyncConnection, now: dt.datetime) -> list[Waiting]:
    """Return the invites that can still be used, those first that end first."""
    query = select(invites).where(invites.c.used_at.is_(None), invites.c.expires_at > now)
    rows = await connection.execute(query.order_by(invites.c.expires_at, invites.c.id))
    return [Waiting(row.id, _gift(row), row.made_at, row.expires_at) for row in rows]


async def take_back(connection: AsyncConnection, invite_id: int) -> bool:
    """Let an invite be used no more; False when it was used, or is gone."""
    unused = (invites.c.id == invite_id) & invites.c.used_at.is_(None)
    change = update(invites).where(unused).values(expires_at=EPOCH)
    return (await connection.execute(change)).rowcount > 0


async def take_roles_back(connection: AsyncConnection, now: dt.datetime) -> bool:
    """Let no invite that gives a role be used any more; tell if there was one."""
    unused = (invites.c.role != "") & invites.c.used_at.is_(None)
    change = update(invites).where(unused, invites.c.expires_at > now).values(expires_at=EPOCH)
    return (await connection.execute(change)).rowcount > 0


async def purge(connection: AsyncConnection, before: dt.datetime) -> None:
    """Delete the invites that were used, ran out or were taken back before a moment.

    When one was taken back is not kept: it stays as long as one that was made then and used.
    """
    ended = func.coalesce(invites.c.used_at, invites.c.expires_at) < before
    made = invites.c.made_at.is_(None) | (invites.c.made_at < before)
    await connection.execute(delete(invites).where(ended & made))


def _gift(row: Any) -> Gift:
    return Gift(Role(row.role) if row.role else None, row.partner_id)


async def redeem(
    connection: AsyncConnection, vault: Vault, person: Person, code: str, now: dt.datetime
) -> Gift | None:
    """Return what the code gives, exactly once; None for used, expired, foreign or garbage.

    Five wrong tries silence the person for an hour: then even a good code gives None. Who has
    what it gives already, such as a coordinator who tries a link before passing it on, does not
    use it up.
    """
    if await is_silenced(connection, person, now):
        return None
    this = invites.c.lookup == vault.lookup("invites", code)
    usable = this & invites.c.used_at.is_(None) & (invites.c.expires_at > now)
    known = (await connection.execute(select(invites).where(usable))).one_or_none()
    if known and _has(person, _gift(known)):
        return _gift(known)
    taken = await connection.execute(
        update(invites)
        .where(usable)
        .values(used_at=now)
        .returning(invites.c.role, invites.c.partner_id)
    )
    row = taken.one_or_none()
    await connection.execute(_count_try(person, now, wrong=row is None))
    return _gift(row) if row else None


def _has(person: Person, gift: Gift) -> bool:
    """Whether an invite gives somebody nothing new: who has a language is no stranger."""
    return person.language is not None if gift.role is None else gift.role in person.roles


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
