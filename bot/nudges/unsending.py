"""Taking proactive messages back on their way out: they are planned anew, in the words of then."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import update

from bot.delivery.drafts import NEW
from bot.delivery.outbox import TAKEN_BACK, State
from bot.delivery.tables import outbox
from bot.nudges import domain
from bot.nudges.tables import nudges
from bot.paging import chunked
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 500
_ARRIVES: Final = outbox.c.operation.in_([one.value for one in NEW])


async def unsend(uow: UnitOfWork, batches: Sequence[int]) -> None:
    """Let what was planned in these batches, and is not being sent yet, wait again.

    It is as if it had not been planned. What has gone out stays as it is. What is being sent at
    this moment is not sent a second time if it does not arrive (`plan_again`).
    """
    for some in chunked(batches, AT_ONCE):
        await plan_again(uow, await _take(uow, some))
        being_sent = update(outbox).where(_ARRIVES, outbox.c.topic.in_(some))
        still = outbox.c.state == State.SENDING.value
        await uow.connection.execute(being_sent.where(still).values(leaves_at=uow.now))


async def plan_again(uow: UnitOfWork, batches: Sequence[int]) -> None:
    """Let what was planned in these batches wait again: the message never went out."""
    waits = {"state": domain.State.WAITING.value, "batch": None, "settled_at": None}
    was_sent = nudges.c.state == domain.State.SENT.value
    for some in chunked(batches, AT_ONCE):
        again = update(nudges).where(nudges.c.batch.in_(some), was_sent)
        await uow.connection.execute(again.values(**waits))


async def _take(uow: UnitOfWork, batches: Sequence[int]) -> list[int]:
    """Take messages out of the outbox; return of which batches."""
    rests = outbox.c.state.in_((State.PENDING.value, State.HELD.value))
    taken = update(outbox).where(_ARRIVES, outbox.c.topic.in_(batches), rests)
    return list(await uow.connection.scalars(taken.values(**TAKEN_BACK).returning(outbox.c.topic)))
