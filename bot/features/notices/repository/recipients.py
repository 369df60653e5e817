"""Who gets a notice, and what became of it for each of them."""

import datetime as dt
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import delete, func, select, update

from bot.db.database import insert_new
from bot.delivery import drafts
from bot.delivery import outbox as delivery
from bot.delivery.tables import outbox
from bot.features.notices.domain import Fate, Notice, Tally
from bot.features.notices.tables import recipients
from bot.nudges import State
from bot.nudges.tables import nudges
from bot.people.tables import people
from bot.unit_of_work import UnitOfWork

MARGIN: Final = dt.timedelta(minutes=1)
"""Longer than any unit lasts: what was worded before a change says so by an earlier time."""
SAID: Final = {
    State.WAITING: Fate.WAITING,
    State.DECLINED: Fate.DECLINED,
    State.MISSED: Fate.AWAY,
}
ON_THE_WAY: Final = (delivery.State.PENDING, delivery.State.SENDING, delivery.State.HELD)
ARRIVED: Final = {
    delivery.State.PENDING: Fate.ON_THE_WAY,
    delivery.State.SENDING: Fate.ON_THE_WAY,
    delivery.State.HELD: Fate.AWAY,
    delivery.State.DEAD: Fate.FAILED,
    delivery.State.UNKNOWN: Fate.UNKNOWN,
    delivery.State.DROPPED: Fate.LATE,
}

_first = outbox.alias()
_CAME_IN: Final = (
    select(func.min(_first.c.id)).where(_first.c.topic == nudges.c.batch).scalar_subquery()
)
"""The row in which a nudge went out; later ones of its batch change what stands there."""


async def add(uow: UnitOfWork, notice: Notice, keys: dict[int, str]) -> None:
    """Note who gets a notice: the keys of their nudges, by person id. Who is there stays."""
    rows = [
        {"notice_id": notice.id, "person_id": one, "lookup": key, "version": notice.version,
         "lost": 0}
        for one, key in keys.items()
    ]  # fmt: skip
    if rows:
        new = insert_new(recipients, uow.connection.dialect.name)
        await uow.connection.execute(new, rows)


async def forgotten(uow: UnitOfWork, notice: Notice, first: int, last: int) -> set[int]:
    """Return who got a notice, from one person id to another, and took their agreement back since.

    What was said to them is deleted: nobody would know that they have it.
    """
    query = _of(notice).outerjoin(nudges, nudges.c.lookup == recipients.c.lookup)
    between = recipients.c.person_id.between(first, last)
    return set(await uow.connection.scalars(query.where(between, nudges.c.id.is_(None))))


async def tally(uow: UnitOfWork, notice: Notice) -> Tally:
    """Return for how many people what became of a notice."""
    fates = nudges.c.state, outbox.c.state, nudges.c.settled_at < nudges.c.expires_at
    query = (
        select(*fates, func.count())
        .select_from(recipients)
        .outerjoin(nudges, nudges.c.lookup == recipients.c.lookup)
        .outerjoin(outbox, outbox.c.id == _CAME_IN)
        .where(recipients.c.notice_id == notice.id)
        .group_by(*fates)
    )
    counted: dict[Fate, int] = {}
    for said, sent, in_time, n in await uow.connection.execute(query):
        fate = _fate(said, sent, in_time=bool(in_time), held=notice.is_held)
        counted[fate] = counted.get(fate, 0) + n
    return counted


def _fate(said: str | None, sent: str | None, *, in_time: bool, held: bool) -> Fate:
    """Return what became of a nudge in one state, whose message is in another.

    `held`: what was dropped in time may have been, because nobody was to get it then.
    """
    if said == State.SENT:
        return ARRIVED.get(delivery.State(sent or delivery.State.SENT), Fate.SENT)
    if said == State.DROPPED:
        in_vain = Fate.WAITING if held else Fate.DECLINED
        return in_vain if in_time else Fate.LATE
    return SAID.get(State(said), Fate.LATE) if said else Fate.LATE


async def on_the_way(uow: UnitOfWork, notice: Notice) -> list[int]:
    """Return the batches with a notice in them that may still arrive."""
    return await _batches(uow, notice, ON_THE_WAY)


async def never_went(uow: UnitOfWork, notice: Notice) -> list[int]:
    """Return the batches that were taken back while they were being sent, and did not arrive."""
    dropped = (delivery.State.DROPPED,)
    return await _batches(uow, notice, dropped, nudges.c.expires_at > uow.now)


async def _batches(
    uow: UnitOfWork, notice: Notice, states: Collection[delivery.State], *conditions: Any
) -> list[int]:
    query = (
        select(nudges.c.batch)
        .join(recipients, recipients.c.lookup == nudges.c.lookup)
        .join(outbox, outbox.c.topic == nudges.c.batch)
        .where(recipients.c.notice_id == notice.id, nudges.c.state == State.SENT.value)
        .where(outbox.c.operation.in_(drafts.NEW), outbox.c.state.in_(states))
        .where(*conditions)
    )
    return list(await uow.connection.scalars(query.distinct()))


async def held(uow: UnitOfWork, notice: Notice) -> list[int]:
    """Return the messages, with nothing but a notice in them, that wait for people to come back."""
    other = nudges.alias()
    alone = select(func.count()).where(other.c.batch == nudges.c.batch).scalar_subquery()
    query = (
        select(outbox.c.id)
        .join(nudges, nudges.c.batch == outbox.c.topic)
        .join(recipients, recipients.c.lookup == nudges.c.lookup)
        .where(recipients.c.notice_id == notice.id, alone == 1)
        .where(outbox.c.state == delivery.State.HELD.value)
    )
    return list(await uow.connection.scalars(query))


async def back_again(uow: UnitOfWork, notice: Notice, limit: int) -> list[int]:
    """Return some who could not be reached, and now can."""
    query = (
        _of(notice)
        .join(nudges, nudges.c.lookup == recipients.c.lookup)
        .join(people, people.c.id == recipients.c.person_id)
        .where(nudges.c.state == State.MISSED.value, people.c.reachable == 1)
    )
    return list(await uow.connection.scalars(query.limit(limit)))


async def outdated(
    uow: UnitOfWork, notice: Notice, after: int, limit: int
) -> list[tuple[int, int]]:
    """Return the next people whose message is to be changed: their id, and the batch it came in."""
    assert notice.changed_at, "it was changed"
    query = (
        select(recipients.c.person_id, nudges.c.batch)
        .join(nudges, nudges.c.lookup == recipients.c.lookup)
        .where(recipients.c.notice_id == notice.id, recipients.c.person_id > after)
        .where(recipients.c.version < notice.version, nudges.c.state == State.SENT.value)
        .where(nudges.c.settled_at < notice.changed_at + MARGIN)
    )
    rows = await uow.connection.execute(query.order_by(recipients.c.person_id).limit(limit))
    return [(row.person_id, row.batch) for row in rows]


async def mark(uow: UnitOfWork, notice: Notice, person_id: int, *, lost: bool) -> None:
    """Note that the message to a person says what it should; `lost`: or cannot be changed."""
    mine = update(recipients).where(recipients.c.notice_id == notice.id)
    change = mine.where(recipients.c.person_id == person_id)
    await uow.connection.execute(change.values(version=notice.version, lost=int(lost)))


async def changed(uow: UnitOfWork, notice: Notice) -> tuple[int, int, int]:
    """Return for how many the last change was made, cannot be made, and is still to be made.

    Who never got it, for it could not be sent, has nothing to be changed.
    """
    columns = recipients.c.version >= notice.version, recipients.c.lost
    query = (
        select(*columns, func.count())
        .join(nudges, nudges.c.lookup == recipients.c.lookup)
        .outerjoin(outbox, outbox.c.id == _CAME_IN)
        .where(recipients.c.notice_id == notice.id, nudges.c.state == State.SENT.value)
        .where(func.coalesce(outbox.c.state, "") != delivery.State.DEAD.value)
        .group_by(*columns)
    )
    found = [tuple(row) for row in await uow.connection.execute(query)]
    done, lost, waiting = (
        sum(n for is_new, lost, n in found if (bool(is_new), lost) == wanted)
        for wanted in ((True, 0), (True, 1), (False, 0))
    )
    return done, lost, waiting


async def forget(uow: UnitOfWork, notice_ids: Collection[int]) -> None:
    """Delete who got these notices."""
    await uow.connection.execute(delete(recipients).where(recipients.c.notice_id.in_(notice_ids)))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(recipients).where(recipients.c.person_id == person_id))


def _of(notice: Notice) -> Any:
    return select(recipients.c.person_id).where(recipients.c.notice_id == notice.id)
