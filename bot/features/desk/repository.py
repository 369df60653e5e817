"""What the desk reads by itself: what delivery gave up."""

import datetime as dt
from typing import Final

from sqlalchemy import Subquery, Text, cast, func, select, union_all

from bot.delivery import inbox as updates
from bot.delivery.drafts import Operation
from bot.delivery.outbox import State
from bot.delivery.tables import inbox, outbox
from bot.features.desk.domain import Failed
from bot.unit_of_work import UnitOfWork

NOT_MISSED: Final = (Operation.MEND, Operation.DELETE, Operation.CLEAR, Operation.MENU)
"""Nobody waits for what these do."""


async def count_failed(uow: UnitOfWork, since: dt.datetime) -> int:
    """Return how many messages failed since then."""
    return await uow.connection.scalar(select(func.count()).select_from(_failed(since))) or 0


async def failed(uow: UnitOfWork, since: dt.datetime, most: int) -> list[Failed]:
    """Return the newest that failed since then: never sent, or read and not understood."""
    every = _failed(since)
    rows = await uow.connection.execute(select(every).order_by(every.c.at.desc()).limit(most))
    return [Failed(at, ref) for at, ref in rows]


def _failed(since: dt.datetime) -> Subquery:
    unsent = (
        select(outbox.c.settled_at.label("at"), outbox.c.ref.label("ref"))
        .where(outbox.c.settled_at >= since, outbox.c.state == State.DEAD.value)
        .where(outbox.c.operation.not_in([one.value for one in NOT_MISSED]))
    )
    unread = select(inbox.c.received_at, cast(inbox.c.seq, Text)).where(
        inbox.c.received_at >= since, inbox.c.state == updates.DEAD
    )
    return union_all(unsent, unread).subquery()
