"""What the clock does about calls: each thing once, over restarts and replicas."""

from collections.abc import Iterable
from functools import partial

from bot.delivery import occurrences
from bot.features.meetings import clocks, repository
from bot.features.meetings.clocks import Event, Kind
from bot.features.meetings.domain import Meeting, Side, State
from bot.features.meetings.office import Say, keep, planned, tell, tell_coordinators, zone
from bot.features.meetings.service import calendars
from bot.features.meetings.service.agreeing import look_for_others
from bot.features.meetings.views import notices
from bot.message import Lane
from bot.office import Office, zone_of
from bot.people import safety
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

JOB = "meetings"
BATCH = 100


async def due(uow: UnitOfWork) -> list[int]:
    """Return which calls are due to be looked at."""
    return await repository.due(uow, BATCH)


async def tick(uow: UnitOfWork, office: Office, meeting_id: int) -> None:
    """Do what is due about one call, and note when to look again."""
    meeting = await repository.get(uow, meeting_id)
    if meeting is None or meeting.due_at is None or meeting.due_at > uow.now:
        return  # another process was quicker
    slots = await repository.offered(uow, meeting)
    plan = await planned(uow, office, meeting, slots)
    left: Meeting | None = meeting
    for event in clocks.due(plan, meeting.starts_at, uow.now):
        if await _is_first(uow, meeting, event):
            left = await _do(uow, office, meeting, event)
    if left:
        await keep(uow, office, left)


async def _is_first(uow: UnitOfWork, meeting: Meeting, event: Event) -> bool:
    """Claim an event: True once. Keyed by the person, so that erasing them erases it too."""
    subject = meeting.person_on(event.side) if event.side else meeting.id
    slot = f"{meeting.id} {meeting.sequence} {event.kind} {event.round}"
    return await _claim(uow, subject, slot)


async def _claim(uow: UnitOfWork, subject: object, slot: str) -> bool:
    return await occurrences.claim(uow.connection, JOB, subject, slot, uow.now)


async def _do(uow: UnitOfWork, office: Office, meeting: Meeting, event: Event) -> Meeting | None:
    """Do one thing; return the call as it is afterwards, None when it is deleted."""
    match event.kind:
        case Kind.TOMORROW | Kind.SOON | Kind.NUDGE | Kind.AFTER:
            await _remind(uow, office, meeting, event)
        case Kind.AGAIN:
            await tell_coordinators(
                uow, office, lambda t: notices.still_waits(t, meeting), but=[meeting.asker_id]
            )
        case Kind.LAPSE:
            return await _lapse(uow, office, meeting)
        case Kind.NO_WORD:
            return meeting.ended(uow.now, State.CLOSED)
        case Kind.LEFT:
            return await _after_leaving(uow, office, meeting)
        case Kind.FORGET:
            await repository.remove(uow, meeting)
            return None
    return meeting


async def _remind(uow: UnitOfWork, office: Office, meeting: Meeting, event: Event) -> None:
    assert event.side
    side, reader = event.side, meeting.person_on(event.side)
    clock = await zone(uow, office, reader)
    match event.kind:
        case Kind.NUDGE:
            say: Say = partial(notices.nudge, meeting=meeting)
        case Kind.AFTER:
            say = partial(notices.after, meeting=meeting, side=side, zone=clock)
        case _:
            say = partial(notices.reminder, meeting=meeting, zone=clock, now=uow.now)
    await tell(uow, office, reader, say, Lane.REMINDER)


async def _lapse(uow: UnitOfWork, office: Office, meeting: Meeting) -> Meeting:
    for side in Side:
        say = partial(notices.lapsed, meeting=meeting, side=side)
        await tell(uow, office, meeting.person_on(side), say)
    await repository.forget_slots(uow, meeting)
    return meeting.ended(uow.now, State.CLOSED)


async def _after_leaving(uow: UnitOfWork, office: Office, meeting: Meeting) -> Meeting | None:
    """Tell who is left. A call without its asker goes; one without a helper waits for another."""
    if not meeting.asker_id:
        clock = await zone(uow, office, meeting.helper_id)
        await calendars.take_out(uow, office, meeting, meeting)
        await tell(uow, office, meeting.helper_id, lambda t: notices.cancelled(t, meeting, clock))
        await repository.remove(uow, meeting)
        return None
    again = meeting.asked_again(uow.now, helper_id=None)
    await calendars.take_out(uow, office, meeting, again)
    await look_for_others(uow, office, again, meeting.starts_at)
    return again


async def invite(uow: UnitOfWork, office: Office, mentors: Iterable[Person]) -> None:
    """Tell mentors who offer calls that some are wished for: once a day at most.

    `mentors` are those who may be asked something now.
    """
    waiting = [one for one in await repository.waiting(uow) if one.helper_id is None]
    willing = await repository.helping(uow) if waiting else set()
    free = [mentor for mentor in mentors if mentor.id in willing]
    stopped = await safety.suspended(uow.connection, uow.vault, free) if free else set()
    for mentor in free:
        pairs = await safety.pairs_of(uow.connection, mentor.id)
        n = sum(
            one.asker_id != mentor.id and not safety.apart(pairs, one.asker_id, mentor.id)
            for one in waiting
        )
        today = uow.now.astimezone(zone_of(office, mentor)).date()
        if n and mentor.id not in stopped and await _claim(uow, mentor.id, today.isoformat()):
            await tell(uow, office, mentor.id, partial(notices.wished, n=n))
