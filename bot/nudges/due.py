"""What is due, for many people at once: one query for each thing to know, one for each outcome."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Select, bindparam, select, update

from bot.nudges.domain import Planned, Rhythm, State
from bot.nudges.repository import IS_WAITING, in_order, read, read_rhythm
from bot.nudges.tables import nudges, rhythms
from bot.unit_of_work import UnitOfWork

Ids = Sequence[int]


async def due_people(uow: UnitOfWork, limit: int) -> list[int]:
    """Return people for whom something is due, by id, those first who wait longest.

    It reads `limit` due rows at most: the cost does not grow with who is enrolled.
    """
    rows = await uow.connection.execute(due_query(uow.now, limit))
    return list(dict.fromkeys(rows.scalars()))


def due_query(now: dt.datetime, limit: int) -> Select[int]:
    """Return the query that every sweep begins with."""
    due = select(nudges.c.person_id).where(IS_WAITING, nudges.c.due_at <= now)
    return due.order_by(nudges.c.due_at).limit(limit)


# What there is to know of people, by their ids


async def due_of(uow: UnitOfWork, people: Ids) -> Mapping[int, list[Planned]]:
    """Return what is due for each of some people, in the order of its time."""
    found = defaultdict(list)
    for row in await uow.connection.execute(_DUE, {"people": people, "now": uow.now}):
        found[row.person_id].append(read(uow, row))
    return {person: in_order(theirs) for person, theirs in found.items()}


async def rhythms_of(uow: UnitOfWork, people: Ids) -> Mapping[int, Rhythm]:
    """Return what each of some people chose, if they chose anything."""
    rows = await uow.connection.execute(_CHOSEN, {"people": people})
    return {row.person_id: read_rhythm(row) for row in rows}


async def sent_since(
    uow: UnitOfWork, people: Ids, since: dt.datetime
) -> Mapping[int, list[dt.datetime]]:
    """Return when messages went out to each that count against the cap, each message once."""
    found = defaultdict(list)
    for row in await uow.connection.execute(_SENT, {"people": people, "since": since}):
        found[row.person_id].append(row.settled_at)
    return found


# Made once: to put a statement together costs more than to find what it asks for.
_THEIRS: Final = nudges.c.person_id.in_(bindparam("people", expanding=True))
_DUE: Final = select(nudges).where(
    _THEIRS, IS_WAITING, nudges.c.due_at <= bindparam("now", type_=nudges.c.due_at.type)
)
_CHOSEN: Final = select(rhythms).where(rhythms.c.person_id.in_(bindparam("people", expanding=True)))
_SENT: Final = (
    select(nudges.c.person_id, nudges.c.batch, nudges.c.settled_at)
    .distinct()
    .where(_THEIRS, nudges.c.state == State.SENT.value, nudges.c.urgent == 0)
    .where(nudges.c.settled_at > bindparam("since", type_=nudges.c.settled_at.type))
    .order_by(nudges.c.settled_at)
)


# What becomes of it


@dataclass
class Outcomes:
    """What becomes of nudges, by their ids.

    They are sent in a batch, dropped, missed by somebody who cannot be reached, or moved.
    """

    sent: dict[int, int] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    missed: set[int] = field(default_factory=set)
    moved: dict[int, dt.datetime] = field(default_factory=dict)

    def send(self, those: Iterable[Planned], batch: int) -> None:
        self.sent |= {one.id: batch for one in those}

    def drop(self, those: Iterable[Planned]) -> None:
        self.dropped |= {one.id for one in those}

    def miss(self, those: Iterable[Planned]) -> None:
        self.missed |= {one.id for one in those}

    def move(self, those: Iterable[Planned], until: dt.datetime) -> None:
        self.moved |= {one.id: until for one in those}


async def settle(uow: UnitOfWork, found: Outcomes) -> None:
    """Note what has gone out, what is not said any more, and what waits for another time."""
    settled = [_row(one, State.SENT, uow.now, batch) for one, batch in found.sent.items()]
    settled += [_row(one, State.DROPPED, uow.now, None) for one in found.dropped]
    settled += [_row(one, State.MISSED, uow.now, None) for one in found.missed]
    if settled:
        await uow.connection.execute(_SETTLE, settled)
    if found.moved:
        moves = [{"row": one, "until": until} for one, until in found.moved.items()]
        await uow.connection.execute(_MOVE, moves)


def _row(nudge: int, state: State, now: dt.datetime, batch: int | None) -> dict[str, Any]:
    return {"row": nudge, "new_state": state.value, "new_batch": batch, "at": now}


_WAITS: Final = update(nudges).where(nudges.c.id == bindparam("row"), IS_WAITING)
_SETTLE: Final = _WAITS.values(
    state=bindparam("new_state"),
    batch=bindparam("new_batch"),
    settled_at=bindparam("at", type_=nudges.c.settled_at.type),
)
_MOVE: Final = _WAITS.values(due_at=bindparam("until", type_=nudges.c.due_at.type))


async def put_aside(uow: UnitOfWork, people: Ids, until: dt.datetime) -> None:
    """Look at what is due for some people later: it could not be worded now."""
    theirs = update(nudges).where(nudges.c.person_id.in_(people), IS_WAITING)
    await uow.connection.execute(theirs.where(nudges.c.due_at <= uow.now).values(due_at=until))
