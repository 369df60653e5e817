"""What the desk reads by itself: what delivery gave up."""

import datetime as dt
from typing import Final

from sqlalchemy import select

from bot.delivery import inbox as updates
from bot.delivery.outbox import Operation, State
from bot.delivery.tables import inbox, outbox
from bot.features.desk.domain import Failed
from bot.unit_of_work import UnitOfWork

NOT_MISSED: Final = (Operation.MEND, Operation.DELETE, Operation.CLEAR, Operation.MENU)
"""Nobody waits for what these do."""


async def failed(uow: UnitOfWork, since: dt.datetime) -> list[Failed]:
    """Return what failed since then, the newest first: never sent, or read and not understood."""
    unsent = (
        select(outbox.c.settled_at, outbox.c.ref)
        .where(outbox.c.settled_at >= since, outbox.c.state == State.DEAD.value)
        .where(outbox.c.operation.not_in([one.value for one in NOT_MISSED]))
    )
    unread = select(inbox.c.received_at, inbox.c.seq).where(
        inbox.c.received_at >= since, inbox.c.state == updates.DEAD
    )
    rows = [*await uow.connection.execute(unsent), *await uow.connection.execute(unread)]
    return sorted((Failed(at, str(ref)) for at, ref in rows), key=lambda one: one.at, reverse=True)
