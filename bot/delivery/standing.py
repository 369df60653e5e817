"""What stands in chats about a topic: found by it, so that it can be mended or taken out."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.delivery.carriers import BORN, DELETABLE, OVERWRITTEN
from bot.delivery.drafts import NEW, Operation
from bot.delivery.outbox import TAKEN_BACK, UNSENT, State
from bot.delivery.tables import outbox
from bot.message import Lane, Message


@dataclass(frozen=True)
class Standing:
    """A message about a topic, in one chat: on its way, or standing there.

    `is_anew`: it came as a message of its own, and is no screen that was turned into it.
    `is_opened`: the person has tapped a button of it. `born` is when Telegram took the message;
    None where that is not known. Whether one that is UNKNOWN has arrived, nobody knows.
    """

    row: int
    person_id: int
    state: State
    message_id: int | None
    is_anew: bool
    is_opened: bool
    born: dt.datetime | None

    def can_be_deleted(self, now: dt.datetime) -> bool:
        return self.born is not None and now - self.born < DELETABLE


async def of(
    connection: AsyncConnection, topic: int, person_id: int | None = None
) -> list[Standing]:
    """Return every message that tells of a topic now, or soon will; not what became another."""
    mine = outbox.c.topic == topic
    if person_id is not None:
        mine &= outbox.c.person_id == person_id
    rows = await connection.execute(_QUERY.where(mine).order_by(outbox.c.id))
    return [
        Standing(
            row=one.id,
            person_id=one.person_id,
            state=State(one.state),
            message_id=one.message_id,
            is_anew=one.operation in NEW,
            is_opened=bool(one.is_opened),
            born=one.born,
        )
        for one in rows
    ]


async def rewrite(connection: AsyncConnection, vault: Vault, row: int, message: Message) -> bool:
    """Let what waits for somebody to come back, or to open it, say something else; tell if it does.

    What may be read by the sender at this moment stays as it is (`bot.nudges.unsending`).
    """
    ref = await connection.scalar(select(outbox.c.ref).where(outbox.c.id == row))
    payload = vault.seal("outbox.payload", ref, message.to_json())
    return bool((await connection.execute(_at_rest([row]).values(payload=payload))).rowcount)


async def take_back(connection: AsyncConnection, row: int) -> bool:
    """Never send what is about to be sent; tell if it was not sent yet."""
    pending = update(outbox).where(outbox.c.id == row, outbox.c.state == State.PENDING.value)
    return bool((await connection.execute(pending.values(**TAKEN_BACK))).rowcount)


async def drop(connection: AsyncConnection, rows: Collection[int]) -> None:
    """Never send what waits for somebody to come back, or to open it."""
    await connection.execute(_at_rest(rows).values(**TAKEN_BACK))


async def purge(connection: AsyncConnection, before: dt.datetime) -> None:
    """Delete what nobody asked for and has waited since then for somebody to come back."""
    bulk = outbox.c.lane.in_([lane.rank for lane in Lane if lane.is_bulk])
    held = bulk & (outbox.c.state == State.HELD.value)
    await connection.execute(delete(outbox).where(held, outbox.c.not_before < before))


def _at_rest(rows: Collection[int]) -> Any:
    resting = outbox.c.state.in_((State.HELD.value, State.COVERED.value))
    return update(outbox).where(outbox.c.id.in_(rows), resting)


_ON_THE_WAY = (*UNSENT, State.SENDING, State.UNKNOWN)
_answer = outbox.alias()
_ANSWERS = exists().where(
    _answer.c.person_id == outbox.c.person_id,
    _answer.c.operation == Operation.EDIT.value,
    func.coalesce(_answer.c.target, _answer.c.message_id)
    == func.coalesce(outbox.c.target, outbox.c.message_id),
    _answer.c.state.not_in((State.DEAD.value, State.DROPPED.value)),
)
_QUERY = select(outbox, BORN.label("born"), _ANSWERS.label("is_opened")).where(
    or_(
        outbox.c.state.in_([one.value for one in _ON_THE_WAY]),
        (outbox.c.state == State.SENT.value) & outbox.c.message_id.is_not(None) & ~OVERWRITTEN,
    )
)
