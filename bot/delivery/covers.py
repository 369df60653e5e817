"""Covers: what arrives for somebody in discreet mode waits behind a message without words.

It is a row of the outbox like any other, which is not due. Until it is shown it can be taken back,
rewritten and erased as everything unsent; from then on it stands in the chat as everything sent.
"""

import dataclasses
import datetime as dt
import secrets
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.drafts import Draft, Operation
from bot.delivery.outbox import State
from bot.delivery.tables import outbox
from bot.message import Message

COVER_BITS: Final = 48
ARRIVES: Final = (Operation.SEND, Operation.FILE, Operation.PHOTO)


class Behind(Enum):
    """What is found behind a cover."""

    TEXT = "text"  # it takes the place of the cover
    FILE = "file"  # it is sent anew: Telegram makes no picture of a text
    SHOWN = "shown"  # before: the cover was tapped twice
    NOTHING = "nothing"  # it was taken back, or is too old


async def put_behind(
    drafts: Sequence[Draft],
    asked: int | None,
    covered: Callable[[int, int], Awaitable[Message | None]],
) -> list[Draft]:
    """Put what arrives for a reader behind one message, where `covered` has one for them.

    What the person `asked` for arrives as it is. So does bulk: it is proactive, and covers itself.
    """
    keys: dict[int, int | None] = {}
    made: list[Draft] = []
    for draft in drafts:
        reader, said = draft.person_id, draft.message
        unasked = draft.operation in ARRIVES and reader != asked and not draft.lane.is_bulk
        if not unasked or not isinstance(said, Message):
            made.append(draft)
            continue
        if reader not in keys:
            key = secrets.randbits(COVER_BITS)
            cover = await covered(reader, key)
            keys[reader] = key if cover else None
            if cover:
                made.append(
                    Draft(reader, dataclasses.replace(cover, silent=said.silent), draft.lane)
                )
        made.append(dataclasses.replace(draft, cover=keys[reader]))
    return made


async def uncover(
    connection: AsyncConnection, person_id: int, cover: int, message_id: int | None,
    now: dt.datetime,
) -> Behind:  # fmt: skip
    """Let what waits behind a cover go; the first text of it in the place of `message_id`."""
    mine = (outbox.c.person_id == person_id) & (outbox.c.cover == cover)
    rows = list(await connection.execute(select(outbox).where(mine).order_by(outbox.c.id)))
    waiting = [row for row in rows if row.state == State.COVERED.value]
    if not waiting:
        taken_back = all(row.state == State.DROPPED.value for row in rows)
        return Behind.NOTHING if taken_back else Behind.SHOWN
    still = outbox.c.state == State.COVERED.value
    go = {"state": State.PENDING.value, "not_before": now}
    first, is_text = waiting[0].id, waiting[0].operation == Operation.SEND.value
    if is_text and message_id:
        edit = {"operation": Operation.EDIT.value, "target": message_id}
        await connection.execute(
            update(outbox).where(outbox.c.id == first, still).values(**go, **edit)
        )
    await connection.execute(update(outbox).where(mine, still).values(**go))
    return Behind.TEXT if is_text else Behind.FILE
