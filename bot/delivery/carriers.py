"""What carries somebody's words stands in another chat for a time, and then leaves it."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.drafts import NEW, Operation
from bot.delivery.outbox import TAKEN_BACK, UNSENT, State
from bot.delivery.tables import outbox

DELETABLE = dt.timedelta(hours=47, minutes=45)
"""How long after it was sent we count on deleting a message: Telegram says 48 hours."""


@dataclass(frozen=True)
class Carrier:
    """A message of ours that stands in a chat with somebody's words in it.

    `born` is when it was sent: None for an old screen into which they were written later.
    """

    row: int
    person_id: int
    piece: int
    message_id: int
    born: dt.datetime | None
    is_photo: bool

    def can_be_deleted(self, now: dt.datetime) -> bool:
        return self.born is not None and now - self.born < DELETABLE


@dataclass(frozen=True)
class Leaving:
    """What is done about carriers: deleted, or their words replaced; `lost` stay, and are old."""

    deleted: tuple[int, ...]
    mended: tuple[int, ...]
    lost: int


def last_text(carriers: Iterable[Carrier]) -> Carrier | None:
    """Return the newest of the carriers in one chat that can become another text."""
    texts = [one for one in carriers if not one.is_photo]
    return max(texts, key=lambda one: one.message_id, default=None)


def leave(carriers: Iterable[Carrier], now: dt.datetime, stays: Carrier | None) -> Leaving:
    """Decide what becomes of the carriers in one chat, by their message ids.

    `stays` is the one in whose place a line of ours stays. What is too old to be deleted can still
    be edited, a photo cannot.
    """
    last = {stays.message_id} if stays else set()
    standing = {one.message_id: one for one in carriers}
    gone = {n for n, one in standing.items() if one.can_be_deleted(now)} - last
    mended = {n for n, one in standing.items() if not one.is_photo} - gone
    lost = len(standing) - len(gone) - len(mended)
    return Leaving(tuple(sorted(gone)), tuple(sorted(mended)), lost)


async def due(connection: AsyncConnection, now: dt.datetime, limit: int) -> list[tuple[int, int]]:
    """Return whose chats hold words that must leave now, and of which conversations."""
    late = outbox.c.leaves_at <= now
    await connection.execute(_drop(late))  # taken back while it was being sent, and not sent
    query = select(outbox.c.person_id, outbox.c.about).where(late, _SENT).distinct().limit(limit)
    return [(row.person_id, row.about) for row in await connection.execute(query)]


async def claim(
    connection: AsyncConnection, now: dt.datetime, person_id: int, about: int
) -> list[Carrier]:
    """Take what must leave one chat now; nobody else gets the same."""
    mine = (outbox.c.person_id == person_id) & (outbox.c.about == about)
    return await _claim(connection, mine & (outbox.c.leaves_at <= now))


async def others_stand(connection: AsyncConnection, person_id: int, about: int) -> bool:
    """Tell whether later words of a conversation still stand in a chat."""
    mine = (outbox.c.person_id == person_id) & (outbox.c.about == about)
    return bool(await connection.scalar(select(exists().where(mine, _STANDS, _SENT))))


async def of(connection: AsyncConnection, piece: int) -> list[Carrier]:
    """Return what carries one text now."""
    return await _read(connection, (outbox.c.piece == piece) & _STANDS)


async def on_the_way(connection: AsyncConnection, piece: int) -> list[tuple[int, int]]:
    """Return the rows that will carry one text and are not sent, and for whom each is."""
    mine = (outbox.c.piece == piece) & outbox.c.state.in_(UNSENT)
    rows = await connection.execute(select(outbox.c.id, outbox.c.person_id).where(mine))
    return [(row.id, row.person_id) for row in rows]


async def recall(
    connection: AsyncConnection,
    now: dt.datetime,
    pieces: Collection[int],
    but_from: Collection[int] = (),
) -> None:
    """Take texts back from every chat `but_from` some people's, by their ids.

    What was not sent never will be. What stands in a chat, or is being sent, is due at once.
    """
    theirs = outbox.c.piece.in_(pieces) & outbox.c.person_id.not_in(but_from)
    await connection.execute(_drop(theirs))
    on_the_way = outbox.c.state.in_((State.SENDING.value, State.DROPPED.value))
    at_once = update(outbox).where(theirs, or_(_STANDS, on_the_way))
    await connection.execute(at_once.values(leaves_at=now))


async def carried_to(connection: AsyncConnection, person_id: int) -> list[Carrier]:
    """Return everything of others that stands in the chat of one person."""
    mine = outbox.c.person_id == person_id
    return await _read(connection, mine & _STANDS)


async def take_all(connection: AsyncConnection, now: dt.datetime, person_id: int) -> list[int]:
    """Return every message of ours in a chat that can still be deleted, once."""
    lately = outbox.c.settled_at > now - DELETABLE
    ours = _SENT & outbox.c.operation.in_(NEW) & outbox.c.message_id.is_not(None)
    mine = outbox.c.person_id == person_id
    found = await connection.scalars(select(outbox.c.message_id).where(mine, lately, ours))
    numbers = sorted(set(found))
    of_these = mine & outbox.c.message_id.in_(numbers)
    taken = update(outbox).where(of_these)
    await connection.execute(taken.values(message_id=None, leaves_at=None))
    return numbers


async def _claim(connection: AsyncConnection, which: Any) -> list[Carrier]:
    taken = update(outbox).where(which, _STANDS, _SENT)
    rows = list(await connection.scalars(taken.values(leaves_at=None).returning(outbox.c.id)))
    return await _read(connection, outbox.c.id.in_(rows))


async def _read(connection: AsyncConnection, which: Any) -> list[Carrier]:
    found = await connection.execute(_STANDING.where(which).order_by(outbox.c.id))
    return [
        Carrier(
            row=one.id,
            person_id=one.person_id,
            piece=one.piece,
            message_id=one.message_id,
            born=one.born,
            is_photo=one.operation == Operation.PHOTO,
        )
        for one in found
    ]


def _drop(which: Any) -> Any:
    """Never send what is not sent; if it is on its way all the same, it is swept when it is out."""
    unsent = update(outbox).where(which, outbox.c.state.in_(UNSENT))
    return unsent.values(**TAKEN_BACK)


_STANDS = outbox.c.leaves_at.is_not(None)
_SENT = outbox.c.state == State.SENT.value
_first, _later = outbox.alias(), outbox.alias()
BORN = (
    select(func.max(_first.c.settled_at))
    .where(
        _first.c.person_id == outbox.c.person_id,
        _first.c.message_id == outbox.c.message_id,
        _first.c.operation.in_(NEW),
    )
    .scalar_subquery()
)
OVERWRITTEN = exists().where(
    _later.c.person_id == outbox.c.person_id,
    _later.c.target == outbox.c.message_id,
    _later.c.id > outbox.c.id,
    _later.c.state.not_in((State.DEAD.value, State.DROPPED.value)),
)
_STANDING = select(outbox, BORN.label("born")).where(
    _SENT, outbox.c.message_id.is_not(None), ~OVERWRITTEN
)
