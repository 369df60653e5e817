"""Proactive messages in the database."""

import datetime as dt
import json
import secrets
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, case, delete, literal, or_, select, update

from bot.db.database import insert_new
from bot.nudges.domain import Nudge, Pace, Planned, Rhythm, State
from bot.nudges.tables import nudges, rhythms
from bot.people.person import Person
from bot.people.quiet import Quiet
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
_SEAL: Final = "nudges.payload"
IS_WAITING: Final = nudges.c.state == State.WAITING.value
_CAN_WAIT_ANEW: Final = or_(
    *(nudges.c.state == one.value for one in (State.WAITING, State.DROPPED, State.MISSED))
)


# Proposals


async def add(uow: UnitOfWork, proposals: Sequence[tuple[int, Nudge]]) -> None:
    """Write proposals by person id. What is there and still waits is brought up to date.

    What was dropped or missed waits anew only when its time has changed. The rest stays as it is.
    """
    rows = [_row(uow, person_id, nudge) for person_id, nudge in proposals]
    await uow.connection.execute(insert_new(nudges, uow.connection.dialect.name), rows)
    await uow.connection.execute(_RENEW, [_new_time(row) for row in rows])


def _row(uow: UnitOfWork, person_id: int, nudge: Nudge) -> dict[str, Any]:
    key = key_of(uow, person_id, nudge.kind, nudge.subject)
    said = json.dumps([nudge.subject, dict(nudge.data)], ensure_ascii=False)
    return {
        "id": secrets.randbits(ID_BITS),
        "person_id": person_id,
        "lookup": key,
        "kind": nudge.kind,
        "payload": uow.vault.seal(_SEAL, key, said),
        "urgent": int(nudge.urgent),
        "wanted_at": nudge.due_at,
        "due_at": max(nudge.due_at, uow.now),
        "expires_at": nudge.expires_at,
        "state": State.WAITING.value,
        "batch": None,
        "settled_at": None,
    }


def key_of(uow: UnitOfWork, person_id: int, kind: str, subject: str) -> str:
    """Return by what a proposal to one person is found: `nudges.lookup`."""
    return uow.vault.lookup("nudges", f"{person_id} {kind} {subject}")


def _new_time(row: dict[str, Any]) -> dict[str, Any]:
    names = ("payload", "urgent", "wanted_at", "due_at", "expires_at")
    return {"key": row["lookup"], **{f"new_{name}": row[name] for name in names}}


def _new(name: str) -> Any:
    return bindparam(f"new_{name}", type_=nudges.c[name].type)


_RENEW: Final = (
    update(nudges)
    .where(nudges.c.lookup == bindparam("key"))
    .where(_CAN_WAIT_ANEW)
    .where(or_(nudges.c.wanted_at != _new("wanted_at"), nudges.c.expires_at != _new("expires_at")))
    .values(
        payload=_new("payload"),
        urgent=_new("urgent"),
        wanted_at=_new("wanted_at"),
        due_at=_new("due_at"),
        expires_at=_new("expires_at"),
        state=State.WAITING.value,
        settled_at=None,
    )
)


async def remove(uow: UnitOfWork, kind: str, those: Iterable[tuple[int, str]]) -> None:
    """Delete what was proposed, by person id and subject, unless it is settled."""
    keys = [key_of(uow, person_id, kind, subject) for person_id, subject in those]
    await uow.connection.execute(delete(nudges).where(nudges.c.lookup.in_(keys), IS_WAITING))


# What becomes of it


async def decline(uow: UnitOfWork, person: Person, nudge_id: int) -> None:
    """Note that a person does not want one that waits."""
    mine = update(nudges).where(nudges.c.id == nudge_id, nudges.c.person_id == person.id)
    change = mine.where(IS_WAITING).values(state=State.DECLINED.value, settled_at=uow.now)
    await uow.connection.execute(change)


async def accept(uow: UnitOfWork, person: Person, nudge_id: int) -> None:
    """Let one wait again that a person did not want, and now does."""
    mine = update(nudges).where(nudges.c.id == nudge_id, nudges.c.person_id == person.id)
    again = mine.where(nudges.c.state == State.DECLINED.value)
    await uow.connection.execute(again.values(state=State.WAITING.value, settled_at=None))


async def replan(uow: UnitOfWork, person: Person) -> None:
    """Let everything that waits be planned anew: the person changed how to be reached."""
    mine = update(nudges).where(nudges.c.person_id == person.id, IS_WAITING)
    wanted = case(
        (nudges.c.wanted_at < uow.now, literal(uow.now, nudges.c.due_at.type)),
        else_=nudges.c.wanted_at,
    )
    await uow.connection.execute(
        mine.where(nudges.c.due_at != nudges.c.wanted_at).values(due_at=wanted)
    )


# What a person sees


async def waiting(uow: UnitOfWork, person: Person, limit: int) -> list[Planned]:
    """Return what is to come, the next first."""
    return await _planned(uow, person, IS_WAITING, limit=limit)


async def past(uow: UnitOfWork, person: Person, since: dt.datetime, limit: int) -> list[Planned]:
    """Return what was sent, and what was too late for that, the newest first."""
    was_sent = nudges.c.state == State.SENT.value
    dropped = nudges.c.state == State.DROPPED.value
    too_late = dropped & (nudges.c.settled_at >= nudges.c.expires_at)
    query = _mine(person).where(or_(was_sent, too_late), nudges.c.settled_at > since)
    rows = await uow.connection.execute(query.order_by(nudges.c.settled_at.desc()).limit(limit))
    found = [read(uow, row) for row in rows]
    return sorted(found, key=lambda one: (one.settled_at, one.nudge.kind), reverse=True)


async def of_batch(uow: UnitOfWork, person: Person, batch: int) -> list[Planned]:
    """Return what was sent in one message; nothing when that is too long ago."""
    return await _planned(uow, person, nudges.c.batch == batch)


async def get(uow: UnitOfWork, person: Person, nudge_id: int) -> Planned | None:
    found = await _planned(uow, person, nudges.c.id == nudge_id)
    return found[0] if found else None


async def find(uow: UnitOfWork, person: Person, kind: str, subject: str) -> Planned | None:
    found = await _planned(uow, person, nudges.c.lookup == key_of(uow, person.id, kind, subject))
    return found[0] if found else None


async def _planned(
    uow: UnitOfWork, person: Person, *conditions: Any, limit: int | None = None
) -> list[Planned]:
    query = _mine(person).where(*conditions).order_by(nudges.c.due_at, nudges.c.id).limit(limit)
    return in_order(read(uow, row) for row in await uow.connection.execute(query))


def in_order(found: Iterable[Planned]) -> list[Planned]:
    """Return nudges of one person in the order of their time."""
    return sorted(found, key=lambda one: (one.due_at, one.nudge.kind, one.nudge.subject))


def _mine(person: Person) -> Any:
    return select(nudges).where(nudges.c.person_id == person.id)


def read(uow: UnitOfWork, row: Any) -> Planned:
    """Return the nudge in a row."""
    subject, data = json.loads(uow.vault.open(_SEAL, row.lookup, row.payload))
    times = (row.wanted_at, row.expires_at)
    nudge = Nudge(row.kind, subject, *times, data, urgent=bool(row.urgent))
    return Planned(row.id, nudge, row.due_at, State(row.state), row.batch, row.settled_at)


# How people want to be reached


async def rhythm(uow: UnitOfWork, person: Person) -> Rhythm:
    """Return what a person chose; as most people have it when they chose nothing."""
    query = select(rhythms).where(rhythms.c.person_id == person.id)
    row = (await uow.connection.execute(query)).one_or_none()
    return read_rhythm(row) if row else Rhythm()


def read_rhythm(row: Any) -> Rhythm:
    """Return what a row says of how somebody wants to be reached."""
    return Rhythm(
        pace=Pace(row.pace),
        quiet=Quiet(row.quiet_from, row.quiet_until),
        per_week=row.per_week,
        discreet=bool(row.discreet),
        stopped=bool(row.stopped),
        paused_until=row.paused_until,
    )


async def save_rhythm(uow: UnitOfWork, person: Person, chosen: Rhythm) -> None:
    """Write how a person wants to be reached, and plan anew what waits."""
    values = {
        "pace": chosen.pace.value,
        "quiet_from": chosen.quiet.start,
        "quiet_until": chosen.quiet.end,
        "per_week": chosen.per_week,
        "discreet": int(chosen.discreet),
        "stopped": int(chosen.stopped),
        "paused_until": chosen.paused_until,
    }
    new = insert_new(rhythms, uow.connection.dialect.name).values(person_id=person.id, **values)
    await uow.connection.execute(new)
    change = update(rhythms).where(rhythms.c.person_id == person.id).values(**values)
    await uow.connection.execute(change)
    await replan(uow, person)


# The end


async def purge(uow: UnitOfWork, before: dt.datetime) -> None:
    """Delete what was settled before a moment and has expired: nobody proposes it any more."""
    old = delete(nudges).where(nudges.c.settled_at < before, nudges.c.expires_at < uow.now)
    await uow.connection.execute(old)


async def erase(uow: UnitOfWork, person_id: int) -> None:
    """Delete what was and what would be said to a person, and how they want to be reached."""
    await uow.connection.execute(delete(nudges).where(nudges.c.person_id == person_id))
    await uow.connection.execute(delete(rhythms).where(rhythms.c.person_id == person_id))
