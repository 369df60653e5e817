"""Taking proactive messages back on their way out: they are planned anew, in the words of then."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import update

from bot.delivery.outbox import NEW, TAKEN_BACK, State
from bot.delivery.tables import outbox
from bot.nudges import domain
from bot.nudges.tables import nudges
from bot.paging import chunked
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 500


async def unsend(uow: UnitOfWork, batches: Sequence[int]) -> None:
    """Let what was planned in these batches, and is not being sent yet, wait again.

    It is as if it had not been planned. What has gone out, or is going out, stays as it is.
    """
    for some in chunked(batches, AT_ONCE):
        taken = await _take(uow, some)
        waits = {"state": domain.State.WAITING.value, "batch": None, "settled_at": None}
        again = update(nudges).where(nudges.c.batch.in_(taken))
        await uow.connection.execute(
            again.where(nudges.c.state == domain.State.SENT.value).values(**waits)
        )


async def _take(uow: UnitOfWork, batches: Sequence[int]) -> list[int]:
    """Take messages out of the outbox; return of which batches."""
    is_new = outbox.c.operation.in_([one.value for one in NEW])
    mine = outbox.c.topic.in_(batches) & is_new & (outbox.c.state == State.PENDING.value)
    taken = update(outbox).where(mine).values(**TAKEN_BACK)
    return list(await uow.connection.scalars(taken.returning(outbox.c.topic)))
