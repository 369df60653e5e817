"""Events for other features and for lists: one of them, those to come, and who answered what."""

from collections.abc import Collection, Sequence

from bot.features.events.domain import Answer, Event, Place, Rsvp, State
from bot.features.events.domain.past import Past
from bot.features.events.domain.seats import Counts
from bot.features.events.errors import GoneError
from bot.features.events.repository import answers, events, past
from bot.people.audit import code_of
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork


async def get(uow: UnitOfWork, event_id: int) -> Event:
    """Return an event in any state. Raises GoneError."""
    event = await events.get(uow, event_id)
    if event is None:
        raise GoneError
    return event


async def audience(uow: UnitOfWork, event_id: int) -> Segment:
    """Return whom an event is for. Raises GoneError."""
    return (await get(uow, event_id)).audience


async def listed(uow: UnitOfWork, *states: State) -> list[Event]:
    """Return the events in these states (all without any), by their date."""
    return await events.listed(uow, *(states or tuple(State)))


async def older(uow: UnitOfWork) -> list[Past]:
    """Return what is left of events that are not kept any more, the oldest month first."""
    return await past.every(uow)


async def coming(uow: UnitOfWork) -> list[Event]:
    """Return the events that one can join, or that are full, the next first."""
    return await events.coming(uow, State.OPEN, State.CLOSED)


async def ahead(uow: UnitOfWork, person_id: int) -> tuple[bool, list[Segment]]:
    """Return whether somebody is expected at an event still, and whom those to join are for."""
    return await answers.ahead(uow, person_id)


async def answers_to(uow: UnitOfWork, event_id: int) -> list[Rsvp]:
    """Return every answer to an event, in the order in which people answered."""
    return await answers.of_event(uow, event_id)


async def how_many_come(uow: UnitOfWork, event_id: int) -> int:
    """Return how many want to come to an event."""
    return await answers.coming(uow, event_id)


async def of_person(uow: UnitOfWork, person_id: int) -> dict[int, Rsvp]:
    """Return the answers of one person by event."""
    return {one.event_id: one for one in await answers.of_person(uow, person_id)}


async def answers_of(uow: UnitOfWork, person_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """Return what people answered, by person and event: an Answer, or "waiting" for a place."""
    found = await answers.of_people(uow, person_ids)
    return {person: {event: _said(*said) for event, said in of.items()}
            for person, of in found.items()}  # fmt: skip


async def counts(uow: UnitOfWork, every: Sequence[Event]) -> dict[int, Counts]:
    """Return for each event how many answered what."""
    return await answers.counts(uow, [one.id for one in every])


def _said(answer: str, place: str) -> str:
    is_waiting = place in (Place.WAITING.value, Place.OFFERED.value)
    return Place.WAITING.value if is_waiting else answer


async def guests(uow: UnitOfWork, event: Event) -> list[tuple[str, Rsvp]]:
    """Return who comes in person, each with the code that stands for them at this event."""
    found = [one for one in await answers.of_event(uow, event.id) if one.is_going(Answer.IN_PERSON)]
    return [(_code(uow, one), one) for one in found]


def _code(uow: UnitOfWork, one: Rsvp) -> str:
    return code_of(uow.vault.lookup("event-guests", f"{one.event_id} {one.person_id}"))


async def current(uow: UnitOfWork, event_id: int, person_id: int) -> tuple[Event, Rsvp | None]:
    """Return an event, and what one person has there. Raises GoneError."""
    return await get(uow, event_id), await answers.get(uow, event_id, person_id)


async def stuck(uow: UnitOfWork) -> dict[int, Event]:
    """Return the events of the next days for which coordinators must act, by id.

    There is no place, or no link, for people who come; or people wait for a place.
    """
    soon = [one for one in await coming(uow) if one.is_soon(uow.now)]
    there = await counts(uow, soon)
    return {one.id: one for one in soon if is_stuck(one, there[one.id])}


def is_stuck(event: Event, there: Counts) -> bool:
    """Whether somebody must act for an event that is near."""
    some = {(way, place) for (way, place), n in there.items() if n}
    going = frozenset(way for way, place in some if place is Place.GOING)
    return event.lacks(going) or any(place is Place.WAITING for _, place in some)
