"""What the desk counts by itself: what delivery gave up."""

import datetime as dt
from typing import Final

from sqlalchemy import func, select

from bot.delivery import inbox as updates
from bot.delivery.outbox import Operation, State
from bot.delivery.tables import inbox, outbox
from bot.unit_of_work import UnitOfWork

NOT_MISSED: Final = (Operation.MEND, Operation.DELETE, Operation.CLEAR, Operation.MENU)
"""Nobody waits for what these do."""


async def count_failed(uow: UnitOfWork, since: dt.datetime) -> int:
    """Return how many messages failed since then: never sent, or read and not understood."""
    unsent = (
        select(func.count())
        .select_from(outbox)
        .where(outbox.c.settled_at >= since, outbox.c.state == State.DEAD.value)
        .where(outbox.c.operation.not_in([one.value for one in NOT_MISSED]))
    )
    unread = (
        select(func.count())
        .select_from(inbox)
        .where(inbox.c.received_at >= since, inbox.c.state == updates.DEAD)
    )
    return sum([await uow.connection.scalar(query) or 0 for query in (unsent, unread)])
