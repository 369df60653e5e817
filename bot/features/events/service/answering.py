"""Answering an event: one tap, changed at any time, and a place for each who comes in time."""

import dataclasses

from bot import nudges
from bot.features.events.domain import Answer, Event, Needs, Place, Rsvp, State
from bot.features.events.domain.seats import is_full, place_for
from bot.features.events.errors import (
    CancelledError,
    FullyBookedError,
    GoneError,
    NotThisWayError,
    PastError,
)
from bot.features.events.repository import answers, events
from bot.features.events.service import nudging, seating
from bot.office import Office
from bot.people import consent
from bot.unit_of_work import UnitOfWork


@dataclasses.dataclass(frozen=True)
class Answered:
    """An event, and what the person who acts has there; None before they answered.

    `still`: they have only said that they still come, after a change. `loses`: they would lose
    their place, and only wait for the other; nothing is changed yet.
    """

    event: Event
    mine: Rsvp | None
    still: bool = False
    loses: bool = False


async def see(uow: UnitOfWork, event_id: int) -> Answered:
    """Return an event as the person who acts sees it. Raises GoneError."""
    event = await events.get(uow, event_id)
    if event is None or event.state is State.DRAFT:
        raise GoneError
    return Answered(event, await answers.get(uow, event.id, uow.person.id))


async def full(uow: UnitOfWork, event: Event) -> frozenset[Answer]:
    """Return the ways of taking part in which somebody who comes now would wait."""
    [there] = (await answers.counts(uow, [event.id])).values()
    return frozenset(way for way in event.mode.ways if is_full(event.seats(way), there, way))


async def answer(
    uow: UnitOfWork, office: Office, event_id: int, said: Answer, *, sure: bool = True
) -> Answered:
    """Keep what the person who acts says to an event; the same again changes nothing.

    Whoever wants to come gets a place, or waits in the order of answers; to say so to an offer
    takes it. A place that becomes free is offered to the next at once. Who is not `sure` keeps a
    place if they would only wait for the other. Raises ConsentNeededError, GoneError,
    CancelledError, PastError, FullyBookedError, NotThisWayError.
    """
    if not consent.may_hear(uow.person):
        raise consent.ConsentNeededError
    event = await still_open(uow, event_id)
    before = await answers.get(uow, event.id, uow.person.id)
    if before and before.answer is said and _stays(before):
        still = before.confirmed < event.sequence
        return Answered(event, await _confirmed(uow, event, before), still=still)
    if said.is_yes:
        _check(uow, event, before, said)
        if not sure and before and await _loses(uow, office, event, before, said):
            return Answered(event, before, loses=True)
    event, mine = await _take(uow, office, event, before, said)
    if before and before.answer is not said and before.place.is_held:
        await seating.settle_room(uow, office, event, before.answer)
    await _plan(uow, office, event, mine)
    return Answered(event, mine)


async def still_open(uow: UnitOfWork, event_id: int) -> Event:
    """Return an event that is still to come, locked."""
    event = await events.get(uow, event_id, lock=True)
    if event is None or event.state is State.DRAFT:
        raise GoneError
    if event.state is State.CANCELLED:
        raise CancelledError
    if not event.is_coming(uow.now):
        raise PastError
    return event


def _stays(before: Rsvp) -> bool:
    """Whether saying the same again changes nothing: it takes an offer, and joins the line anew."""
    return not before.answer.is_yes or before.place in (Place.GOING, Place.WAITING)


def _check(uow: UnitOfWork, event: Event, before: Rsvp | None, said: Answer) -> None:
    if said not in event.mode.ways:
        raise NotThisWayError
    has_place = before is not None and before.wants_to_come
    if not event.takes_answers(uow.now) and not has_place:
        raise FullyBookedError


async def _loses(uow: UnitOfWork, office: Office, event: Event, before: Rsvp, said: Answer) -> bool:
    """Whether somebody who has a place would only wait after this."""
    if before.answer is said or not before.place.is_held:
        return False
    return await _place(uow, office, event, said) is Place.WAITING


async def _take(
    uow: UnitOfWork, office: Office, event: Event, before: Rsvp | None, said: Answer
) -> tuple[Event, Rsvp]:
    """Write a new answer, with the place there is for it, and the turn it came in."""
    if before and before.answer is said and _is_offered(uow, before):
        mine = before.but(place=Place.GOING, offered_until=None, confirmed=event.sequence,
                          answered_at=uow.now)  # fmt: skip
        await answers.put(uow, mine)
        return event, mine
    event = event.but(turns=event.turns + 1)
    place = await _place(uow, office, event, said)
    needs = before.needs if before and said is Answer.IN_PERSON else Needs()
    mine = Rsvp(event.id, uow.person.id, said, place, event.turns, event.sequence, uow.now,
                needs=needs)  # fmt: skip
    await answers.put(uow, mine)
    await events.save(uow, event)
    return event, mine


def _is_offered(uow: UnitOfWork, before: Rsvp) -> bool:
    until = before.offered_until
    return before.place is Place.OFFERED and until is not None and uow.now < until


async def _place(uow: UnitOfWork, office: Office, event: Event, said: Answer) -> Place:
    if not said.is_yes:
        return Place.NONE
    if event.seats(said) is None:
        return Place.GOING
    # What nobody took in time goes to those who wait, before anybody comes after them.
    await seating.settle_room(uow, office, event, said)
    line, free = await seating.line(uow, event, said, besides=uow.person.id)
    place = place_for(line, free, uow.now)
    if place is Place.WAITING and not seating.line_is_open(uow, office, event):
        raise FullyBookedError
    return place


async def _confirmed(uow: UnitOfWork, event: Event, mine: Rsvp) -> Rsvp:
    """Note that somebody still comes, after what changed last."""
    if mine.confirmed == event.sequence:
        return mine
    mine = mine.but(confirmed=event.sequence)
    await answers.put(uow, mine)
    return mine


async def _plan(uow: UnitOfWork, office: Office, event: Event, mine: Rsvp) -> None:
    """Plan the reminders of somebody who comes; take back what does not hold any more."""
    await nudges.cancel(uow, uow.person, nudging.MOVED, f"{event.id} {event.sequence}")
    if mine.place is Place.GOING:
        await nudging.remind(uow, office, uow.person, event)
    else:
        await nudging.remind_no_more(uow, [uow.person], event)
