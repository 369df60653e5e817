"""What people are told first about events: proposed here, worded in handlers/events."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from bot import nudges
from bot.features.events.domain import Event, Place, Rsvp, State
from bot.features.events.domain.reminders import Lead, reminders
from bot.features.events.domain.seats import Seat
from bot.nudges import Nudge
from bot.office import Office, zone_of
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

SOON: Final = "event-soon"
OFFER: Final = "event-offer"
PASSED_ON: Final = "event-passed-on"
LINE_ENDED: Final = "event-line-ended"
MOVED: Final = "event-moved"
OFF: Final = "event-off"
NEW: Final = "event-new"

NEWS_FOR: Final = dt.timedelta(days=14)
"""How long somebody is told that an event is off that had no other end."""


async def remind(uow: UnitOfWork, office: Office, person: Person, event: Event) -> None:
    """Remind somebody who comes, from now on as the event is now."""
    await nudges.propose_all(uow, [(person, one) for one in _reminders(uow, office, person, event)])


async def remind_no_more(uow: UnitOfWork, people: Iterable[Person], event: Event) -> None:
    """Take back all reminders of an event, those of the date before too.

    Older ones were taken back then; whatever is left of them is not said (handlers/events).
    """
    both = event.sequence - 1, event.sequence
    subjects = [_subject(event, sequence, lead) for sequence in both for lead in Lead]
    await nudges.cancel_all(uow, SOON, [(one, subject) for one in people for subject in subjects])


async def offer(uow: UnitOfWork, person: Person, event: Event, seat: Seat) -> None:
    """Tell somebody at once that a place is theirs if they take it in time."""
    assert seat.offered_until, "it is on offer"
    data = {"event": event.id, "turn": seat.turn}
    said = Nudge(OFFER, _subject(event, seat.turn), uow.now, seat.offered_until, data, urgent=True)
    await nudges.propose(uow, person, said)


async def passed_on(uow: UnitOfWork, person: Person, event: Event, seat: Seat) -> None:
    """Tell somebody that a place they did not take in time went to the next."""
    data = {"event": event.id, "turn": seat.turn}
    said = Nudge(PASSED_ON, _subject(event, seat.turn), uow.now, event.begins, data)
    await nudges.propose(uow, person, said)


async def line_ended(uow: UnitOfWork, person: Person, event: Event, seat: Seat) -> None:
    """Tell somebody at once, who may be about to leave home, that no place became free."""
    data = {"event": event.id, "turn": seat.turn}
    said = Nudge(LINE_ENDED, _subject(event, seat.turn), uow.now, event.ends, data, urgent=True)
    await nudges.propose(uow, person, said)


async def tell_of_change(
    uow: UnitOfWork, office: Office, event: Event, told: Sequence[tuple[Person, Rsvp]]
) -> None:
    """Tell people who want to come what changed last, and plan their reminders anew."""
    await remind_no_more(uow, [person for person, _ in told], event)
    said: list[tuple[Person, Nudge]] = []
    for person, rsvp in told:
        if event.state is State.CANCELLED:
            said.append((person, _off(uow, event)))
            continue
        if rsvp.confirmed < event.sequence:
            said.append((person, _moved(uow, event)))
        if rsvp.place is Place.GOING:
            said += [(person, one) for one in _reminders(uow, office, person, event)]
    await nudges.propose_all(uow, said)


async def tell_of_event(uow: UnitOfWork, event: Event, people: Iterable[Person]) -> None:
    """Let people know that there is an event for them, when there is room for it."""
    said = Nudge(NEW, str(event.id), uow.now, event.begins, {"event": event.id})
    await nudges.propose_all(uow, [(one, said) for one in people])


def _reminders(uow: UnitOfWork, office: Office, person: Person, event: Event) -> Iterable[Nudge]:
    for one in reminders(event.begins, zone_of(office, person), uow.now):
        data = {"event": event.id, "sequence": event.sequence}
        subject = _subject(event, event.sequence, one.lead)
        yield Nudge(SOON, subject, one.due_at, one.expires_at, data, urgent=one.is_urgent)


def _moved(uow: UnitOfWork, event: Event) -> Nudge:
    data = {"event": event.id, "sequence": event.sequence}
    return Nudge(MOVED, _subject(event, event.sequence), uow.now, event.begins, data, urgent=True)


def _off(uow: UnitOfWork, event: Event) -> Nudge:
    subject = _subject(event, event.sequence)
    until = max(event.begins, uow.now + NEWS_FOR)
    return Nudge(OFF, subject, uow.now, until, {"event": event.id}, urgent=True)


def _subject(event: Event, *parts: object) -> str:
    return " ".join(map(str, (event.id, *parts)))
