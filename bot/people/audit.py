"""The audit log: what staff did, written together with it. Codes and numbers, never a text."""

import dataclasses
import datetime as dt
import re
import secrets
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.people.person import Person
from bot.people.tables import audit

ID_BITS: Final = 48
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
CODE_LENGTH: Final = 3
OBJECT_LENGTH: Final = 4
LONG_NUMBER: Final = re.compile(r"[0-9]{7,}")
FLAGS: Final = frozenset({"", "0", "1"})
REFUSED: Final = "refused"
"""Somebody without the role gave a command of staff."""
REFUSED_AGAIN_AFTER: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class Act:
    """What staff do in one unit of work.

    `code` is the prefix of a button or the kind of a prompt; `about` is what it is done to: a
    reference as people quote it, or the fields of the button.
    """

    code: str
    about: str = ""

    def on(self, ref: str) -> "Act":
        return dataclasses.replace(self, about=ref)


@dataclass(frozen=True, repr=False)
class Entry:
    """One line of the log. `actor` is who, for `code_of`; "" when they were erased."""

    id: int
    at: dt.datetime
    actor: str
    role: str
    act: str
    about: str


def actor(vault: Vault, person_id: int) -> str:
    """Return what stands for a person in the log and below notes: a keyed hash."""
    return vault.lookup("staff", person_id)


def code_of(actor: str) -> str:
    """Return three letters by which people tell one coordinator from another; "" for nobody."""
    return _letters(int(actor, 16), CODE_LENGTH) if actor else ""


def readable(about: str) -> str:
    """Return what something was done to as people read it, such as "KM4T · in_person".

    Long numbers become four letters, the same for the same number. Left out are flags (0, 1),
    what is empty, and what was said already. References stay as they are.
    """
    told = (part for part in about.split(":") if part not in FLAGS)
    short = (LONG_NUMBER.sub(lambda one: _letters(int(one[0]), OBJECT_LENGTH), p) for p in told)
    return " · ".join(dict.fromkeys(short))


def _letters(number: int, length: int) -> str:
    letters = ""
    for _ in range(length):
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return letters


async def record(
    connection: AsyncConnection, vault: Vault, person: Person, act: Act, now: dt.datetime
) -> None:
    """Write down what `person` does. Of commands that were refused, each once a day."""
    who = actor(vault, person.id)
    if act.code == REFUSED and await _was_refused(connection, who, act, now):
        return
    row = {
        "id": secrets.randbits(ID_BITS),
        "at": now,
        "actor": who,
        "role": " ".join(sorted(person.roles)),
        "act": act.code,
        "about": act.about,
    }
    await connection.execute(insert(audit).values(**row))


async def _was_refused(connection: AsyncConnection, who: str, act: Act, now: dt.datetime) -> bool:
    mine = (audit.c.actor == who) & (audit.c.act == REFUSED) & (audit.c.about == act.about)
    lately = mine & (audit.c.at > now - REFUSED_AGAIN_AFTER)
    return await connection.scalar(select(audit.c.id).where(lately).limit(1)) is not None


async def entries(
    connection: AsyncConnection, since: dt.datetime, until: dt.datetime
) -> list[Entry]:
    """Return what was done from `since` up to before `until`, the newest first."""
    asked = select(audit).where(_within(since, until)).order_by(audit.c.at.desc(), audit.c.id)
    return [_entry(row) for row in await connection.execute(asked)]


async def span(connection: AsyncConnection) -> tuple[dt.datetime, dt.datetime] | None:
    """Return when the oldest and the newest entry were written; None for an empty log."""
    query = select(func.min(audit.c.at), func.max(audit.c.at))
    oldest, newest = (await connection.execute(query)).one()
    return (oldest, newest) if oldest else None


async def purge(connection: AsyncConnection, before: dt.datetime) -> None:
    await connection.execute(delete(audit).where(audit.c.at < before))


async def erase(connection: AsyncConnection, vault: Vault, person: Person) -> None:
    """Let the log forget who did what an erased person did; what was done stays."""
    mine = audit.c.actor == actor(vault, person.id)
    await connection.execute(update(audit).where(mine).values(actor=""))


def _within(since: dt.datetime, until: dt.datetime) -> Any:
    return (audit.c.at >= since) & (audit.c.at < until)


def _entry(row: Any) -> Entry:
    return Entry(**row._asdict())
