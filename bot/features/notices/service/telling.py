"""What somebody may be told of a notice, and bringing up to date what they were told."""

import datetime as dt
from typing import Final

from bot.features.notices.domain import BEGUN, LEAVES, Kind, Notice, State
from bot.features.notices.repository import notices, recipients
from bot.features.notices.service import KIND
from bot.nudges import State as Stands
from bot.nudges import find
from bot.people.consent import Purpose, agreed
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
SETTLES: Final = dt.timedelta(minutes=2)
"""What was on its way when a notice was changed has arrived by then, or has not."""


async def current(uow: UnitOfWork, notice_id: int, person: Person) -> Notice | None:
    """Return a notice in the words that a person is told; None: they are told nothing.

    Until the unit ends nobody changes it, so what is told now is what was approved last.
    """
    notice = await notices.hold(uow, notice_id)
    if notice is None or notice.state not in BEGUN or notice.state is State.RECALLED:
        return None
    if notice.state in LEAVES and _may_hear(notice, person):
        return notice
    planned = await find(uow, person, KIND, str(notice_id))
    return notice if planned and planned.state is Stands.SENT else None


def _may_hear(notice: Notice, person: Person) -> bool:
    return notice.kind is Kind.SERVICE or agreed(person, Purpose.PROMOTION)


def is_changed(notice: Notice) -> bool:
    """Whether people may have it in other words than it has now, or when it was taken back."""
    return notice.changed_at is not None


async def outdated(uow: UnitOfWork, notice: Notice, after: int) -> list[tuple[int, int]]:
    """Return the next people whose message is to change, by id, and the batch it came in."""
    return await recipients.outdated(uow, notice, after, AT_ONCE)


async def mark(
    uow: UnitOfWork, notice: Notice, person_id: int, *, lost: bool, found: bool = True
) -> None:
    """Note that the message to somebody is as it should be, or (`lost`) never will be.

    Where none was found it is looked for again, while one could still arrive.
    """
    assert notice.changed_at, "it was changed"
    if found or uow.now > notice.changed_at + SETTLES:
        await recipients.mark(uow, notice, person_id, lost=lost)
