"""Places given and passed on, each event under its lock."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Final

from bot.features.events.domain import Answer, Event, Place
from bot.features.events.domain.seats import Seat, offer_until, settle
from bot.features.events.repository import answers, events
from bot.features.events.service import nudging
from bot.office import Office
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 25
"""People whose place changes in one unit: each is told. The clock goes on with the others."""


async def in_line(uow: UnitOfWork) -> list[int]:
    """Return the events in which somebody waits for a place or has one on offer."""
    return await answers.in_line(uow)


async def settle_event(uow: UnitOfWork, office: Office, event_id: int) -> bool:
    """Pass on what nobody took in time, and offer what is free; tell if there is more to do."""
    event = await events.get(uow, event_id, lock=True)
    if event is None or not event.is_coming(uow.now):
        return False
    return any([await settle_room(uow, office, event, way) for way in event.mode.ways])


async def settle_room(uow: UnitOfWork, office: Office, event: Event, way: Answer) -> bool:
    """Do so for AT_ONCE people in one room of an event that is locked; tell if there are more."""
    there, free = await line(uow, event, way)
    every = settle(there, free, uow.now, _until(uow, office, event))
    changed = every[:AT_ONCE]
    await answers.move(uow, event, changed)
    waited = {one.person_id for one in there if one.place is Place.WAITING}
    await _tell(uow, event, changed, waited)
    return len(changed) < len(every)


async def line(
    uow: UnitOfWork, event: Event, way: Answer, besides: int | None = None
) -> tuple[list[Seat], int | None]:
    """Return who waits for a room or has an offer, and how many places there are for them.

    None: for everybody. `besides` is somebody who is not counted.
    """
    there = [one for one in await answers.line(uow, event, way) if one.person_id != besides]
    seats = event.seats(way)
    return there, None if seats is None else seats - await answers.going(uow, event, way, besides)


def line_is_open(uow: UnitOfWork, office: Office, event: Event) -> bool:
    """Whether somebody who waits from now on can still be offered a place."""
    return _until(uow, office, event) is not None


def _until(uow: UnitOfWork, office: Office, event: Event) -> dt.datetime | None:
    patience = dt.timedelta(hours=office.programme.hours_to_take_place)
    return offer_until(uow.now, event.begins, patience)


async def _tell(
    uow: UnitOfWork, event: Event, changed: Iterable[Seat], waited: Collection[int]
) -> None:
    for seat in changed:
        person = await uow.get_person(seat.person_id)
        if person is None:
            continue
        if seat.place is Place.OFFERED:
            await nudging.offer(uow, person, event, seat)
        elif seat.person_id in waited:
            await nudging.line_ended(uow, person, event, seat)
        else:
            await nudging.passed_on(uow, person, event, seat)
