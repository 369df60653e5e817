"""What the clock does about notices: they leave, reach people, are counted and forgotten."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from bot.delivery import standing
from bot.features.notices.domain import LATE, LEAVES, Deed, Fate, Notice, State, Tally, after
from bot.features.notices.repository import notices, recipients
from bot.features.notices.service import KIND, change
from bot.nudges import Nudge, propose_all
from bot.nudges.repository import key_of
from bot.people.person import Person
from bot.segments import Facts, Segment
from bot.unit_of_work import UnitOfWork

Census = Callable[[UnitOfWork, Sequence[Person], Segment], Awaitable[Mapping[int, Facts]]]
"""Returns what is known of some people, by id: at least what a segment asks."""

AT_ONCE: Final = 25
"""People who are looked at in one unit: who taps a button waits for it."""
MONTH: Final = dt.timedelta(days=30)
YEAR: Final = dt.timedelta(days=365)
OFTEN, SELDOM = dt.timedelta(seconds=10), dt.timedelta(minutes=10)


async def under_way(uow: UnitOfWork) -> list[Notice]:
    """Return the notices with which there is something to do, now or later."""
    return await notices.under_way(uow, uow.now - MONTH)


async def leave(uow: UnitOfWork, seen: Notice) -> Notice:
    """Let a queued notice go whose time has come. What is a day late waits for somebody to look."""
    if seen.leaves_at is None or uow.now < seen.leaves_at:
        return seen
    if uow.now - seen.leaves_at > LATE:
        return (await change(uow, seen.id, Deed.STOP_LATE))[0]
    return (await change(uow, seen.id, Deed.TAKE, reached=0))[0]


async def put(uow: UnitOfWork, seen: Notice, people: Sequence[Person], census: Census) -> Notice:
    """Put a notice to the next people whom it is for; return how it stands then.

    `people` are those after the last who was looked at, AT_ONCE when there may be more.
    """
    notice = await notices.get(uow, seen.id, lock=True)
    is_next = notice and notice.state is State.SENDING and notice.reached == seen.reached
    if notice is None or not is_next:
        return notice or seen
    facts = await census(uow, people, notice.segment)
    meant = [one for one in people if one.id in facts and notice.is_for(facts[one.id], uow.now)]
    if meant:
        out = await recipients.forgotten(uow, notice, meant[0].id, meant[-1].id)
        out |= await uow.missing_people([one.id for one in meant])  # erased since they were read
        await _propose(uow, notice, [one for one in meant if one.id not in out])
    reached = people[-1].id if len(people) == AT_ONCE else None
    put_to = notice.but(reached=reached)
    await notices.save(uow, notice, put_to)
    return put_to


async def is_back(uow: UnitOfWork, notice: Notice) -> bool:
    """Whether there is something to do for `put_again`; it only reads, and reads much."""
    if _has_expired(uow, notice):
        return bool(await recipients.held(uow, notice))
    return bool(await recipients.back_again(uow, notice, 1))


async def put_again(uow: UnitOfWork, seen: Notice) -> bool:
    """Put a notice to some who could not be reached, and now can; tell if more wait."""
    notice = await notices.get(uow, seen.id, lock=True)
    if notice is None or notice.state not in LEAVES:
        return False
    if _has_expired(uow, notice):
        await standing.drop(uow.connection, await recipients.held(uow, notice))
        return False
    back = await recipients.back_again(uow, notice, AT_ONCE)
    found = [await uow.get_person(one) for one in back]
    await _propose(uow, notice, [one for one in found if one])
    return len(back) == AT_ONCE


async def never_went(uow: UnitOfWork, notice: Notice) -> list[int]:
    """Return the batches that were taken back while they were being sent, and did not arrive."""
    return await recipients.never_went(uow, notice)


async def _propose(uow: UnitOfWork, notice: Notice, people: Sequence[Person]) -> None:
    assert notice.expires_at, "it was queued"
    subject = str(notice.id)
    nudge = Nudge(KIND, subject, uow.now, notice.expires_at, {"notice": notice.id})
    await propose_all(uow, [(one, nudge) for one in people])
    keys = {one.id: key_of(uow, one.id, KIND, subject) for one in people}
    await recipients.add(uow, notice, keys)


def is_due_to_show(notice: Notice, now: dt.datetime) -> bool:
    """Whether the progress is counted anew: often at first, later less and less."""
    if notice.state in (State.DRAFT, State.APPROVED, State.QUEUED):
        return False
    if notice.shown != notice.state or notice.shown_at is None:
        return True
    since = notice.leaves_at or notice.made_at
    return now - notice.shown_at >= min(max((now - since) / 20, OFTEN), SELDOM)


async def tally(uow: UnitOfWork, notice: Notice) -> Tally:
    """Return for how many people what became of a notice; it only reads, and reads much."""
    found = await recipients.tally(uow, notice)
    if notice.changed_at is None:
        return found
    renewed, lost, stale = await recipients.changed(uow, notice)
    return {**found, Fate.RENEWED: renewed, Fate.LOST: lost, Fate.STALE: stale}


async def count(uow: UnitOfWork, seen: Notice, tally: Tally) -> tuple[Notice, bool, bool]:
    """Note what became of a notice, and end it when nobody waits any more.

    Returns how it stands, whether screens about it are to change, and whether it has ended now.
    Where it was changed since it was counted, it is counted anew at the next tick.
    """
    notice = await notices.get(uow, seen.id, lock=True)
    if notice is None or (notice.state, notice.version) != (seen.state, seen.version):
        return notice or seen, False, False
    waits = tally.get(Fate.WAITING, 0) + tally.get(Fate.ON_THE_WAY, 0)
    is_over = notice.reached is None and (not waits or _has_expired(uow, notice))
    ended = after(notice.state, Deed.FINISH) if is_over else None
    state = ended or notice.state
    ended_at = uow.now if ended else notice.ended_at
    counted = notice.but(state=state, ended_at=ended_at, tally=tally, shown=state, shown_at=uow.now)
    await notices.save(uow, notice, counted)
    is_news = (notice.shown, notice.tally) != (counted.shown, dict(tally))
    return counted, is_news, ended is not None


def _has_expired(uow: UnitOfWork, notice: Notice) -> bool:
    return notice.expires_at is not None and notice.expires_at <= uow.now


async def purge(uow: UnitOfWork) -> None:
    """Delete who got old notices, a month after their end; and after a year the notices too."""
    old = await notices.made_before(uow, uow.now - YEAR)
    for notice_id in old:
        await notices.drop(uow, notice_id)
    await recipients.forget(uow, await notices.ended_before(uow, uow.now - MONTH))
