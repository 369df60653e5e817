"""Files for calendars: they follow a call as it changes."""

from bot.features.meetings.domain import Meeting, Side
from bot.features.meetings.office import tell, zone
from bot.features.meetings.views import notices
from bot.office import Office
from bot.unit_of_work import UnitOfWork


async def put_in(uow: UnitOfWork, office: Office, meeting: Meeting, to: int) -> None:
    """Send somebody the file of an agreed call."""
    clock = await zone(uow, office, to)
    await tell(uow, office, to, lambda t: notices.entry(t, meeting, clock))


async def take_out(uow: UnitOfWork, office: Office, before: Meeting, after: Meeting) -> None:
    """Send both sides the file that takes a call out again, if it was to come.

    It counts as a change of the same entry, so it has the number of what is `after`.
    """
    if before.starts_at is None or before.ends_at <= uow.now:
        return
    off = before.but(sequence=after.sequence, since=after.since)
    for side in Side:
        await tell(uow, office, before.person_on(side), lambda t: notices.entry_off(t, off))
