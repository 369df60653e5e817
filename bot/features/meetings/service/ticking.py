"""What the clock does about calls: each thing once, over restarts and replicas."""

from bot.delivery import occurrences
from bot.features.meetings import clocks, proactive, repository
from bot.features.meetings.clocks import Event, Kind
from bot.features.meetings.domain import Meeting, State
from bot.features.meetings.office import keep, planned, tell, tell_coordinators, zone
from bot.features.meetings.service import calendars
from bot.features.meetings.service.agreeing import look_for_others
from bot.features.meetings.views import notices
from bot.office import Office
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
    event = clocks.due(planned(uow, office, meeting, slots), uow.now)
    left: Meeting | None = meeting
    if event and await _is_first(uow, meeting, event):
        left = await _do(uow, office, meeting, event)
    if left:
        await keep(uow, office, left)


async def _is_first(uow: UnitOfWork, meeting: Meeting, event: Event) -> bool:
    """Claim an event: True once."""
    slot = f"{meeting.id} {meeting.sequence} {event.kind} {event.round}"
    return await occurrences.claim(uow.connection, JOB, meeting.id, slot, uow.now)


async def _do(uow: UnitOfWork, office: Office, meeting: Meeting, event: Event) -> Meeting | None:
    """Do one thing; return the call as it is afterwards, None when it is deleted."""
    match event.kind:
        case Kind.AGAIN:
            await tell_coordinators(
                uow, office, lambda t: notices.still_waits(t, meeting), but=[meeting.asker_id]
            )
        case Kind.LAPSE:
            return await _lapse(uow, meeting)
        case Kind.NO_WORD:
            return meeting.ended(uow.now, State.CLOSED)
        case Kind.LEFT:
            return await _after_leaving(uow, office, meeting)
        case Kind.FORGET:
            await repository.remove(uow, meeting)
            return None
    return meeting


async def _lapse(uow: UnitOfWork, meeting: Meeting) -> Meeting:
    await repository.forget_slots(uow, meeting)
    closed = meeting.ended(uow.now, State.CLOSED)
    await proactive.say_lapsed(uow, closed)
    return closed


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
