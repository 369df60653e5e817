"""What the bot says first about calls, as it is worded when it is sent."""

from collections.abc import Mapping

from bot.features.meetings import proactive
from bot.features.meetings.clocks import About
from bot.features.meetings.views import reminders as views
from bot.features.mentors import service as mentors
from bot.nudges import Nudge, Piece
from bot.office import zone_of
from bot.people.person import Person
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork


async def remind(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Remind of a call as long as it stands."""
    found = await proactive.still(uow, nudge)
    if found is None:
        return None
    (meeting, side), t, zone = found, runtime.translator(person), zone_of(runtime, person)
    if nudge.kind == proactive.REMINDERS[About.AFTER]:
        return views.after(t, meeting, side, zone)
    if nudge.kind == proactive.REMINDERS[About.CHOOSE]:
        return views.choose(t, meeting)
    if meeting.starts_at is None or meeting.starts_at <= uow.now:
        return None
    return views.begins(t, meeting, zone, max(nudge.due_at, uow.now))


async def say_lapsed(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    found = await proactive.still(uow, nudge)
    return views.lapsed(runtime.translator(person), *found) if found else None


async def invite(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Tell a mentor, in their hours, that calls are wished for."""
    del nudge
    mentor = await mentors.find(uow)
    is_open = mentor is not None and mentor.open_from(uow.now) == uow.now
    n = await proactive.wished_by(uow, person) if is_open else 0
    return views.wished(runtime.translator(person), n) if n else None


NUDGES: Mapping[str, Render] = {
    **dict.fromkeys(proactive.REMINDERS.values(), remind),
    proactive.LAPSED: say_lapsed,
    proactive.WISHED: invite,
}
