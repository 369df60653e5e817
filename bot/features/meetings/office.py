"""How calls look at clocks and tell people: what their use cases share."""

import datetime as dt
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from bot.features.meetings import clocks, proactive, repository
from bot.features.meetings.clocks import Event, Terms
from bot.features.meetings.domain import Meeting, Side
from bot.i18n import Translator
from bot.message import Message
from bot.office import Office, zone_of
from bot.office import tell as tell_person
from bot.people.person import Role
from bot.unit_of_work import UnitOfWork

Say = Callable[[Translator], Message]
"""What to tell somebody, once their language is known."""


async def zone(uow: UnitOfWork, office: Office, person_id: int | None) -> ZoneInfo:
    """Return the clock that somebody lives by; the programme's when they have left."""
    return zone_of(office, await uow.get_person(person_id) if person_id else None)


def planned(
    uow: UnitOfWork, office: Office, meeting: Meeting, slots: Sequence[dt.datetime]
) -> list[Event]:
    """Return what the clock has to do about a call as it is."""
    terms = Terms(
        patience=dt.timedelta(hours=office.programme.hours_to_offer_call),
        kept=dt.timedelta(days=office.programme.call_days_kept),
    )
    return clocks.events(meeting, slots, terms, uow.now)


async def keep(uow: UnitOfWork, office: Office, meeting: Meeting) -> Meeting:
    """Write a changed call, when the clock must look at it next, and what it is to be said of."""
    slots = await repository.offered(uow, meeting)
    due = clocks.next_look(planned(uow, office, meeting, slots), uow.now)
    meeting = meeting.but(due_at=due)
    await repository.save(uow, meeting)
    zones = {side: await zone(uow, office, meeting.person_on(side)) for side in Side}
    await proactive.remind(uow, meeting, clocks.reminders(meeting, slots, zones))
    return meeting


async def tell(uow: UnitOfWork, office: Office, person_id: int | None, say: Say) -> None:
    """Send what somebody did to the other side, if they are still here."""
    person = await uow.get_person(person_id) if person_id else None
    if person:
        tell_person(uow, office, person, [say(office.translator(person))])


async def tell_coordinators(
    uow: UnitOfWork, office: Office, say: Say, *, but: Sequence[int | None] = ()
) -> None:
    """Send something to every coordinator `but` these people."""
    for coordinator in await uow.people_with(Role.COORDINATOR):
        if coordinator.id not in but:
            await tell(uow, office, coordinator.id, say)
