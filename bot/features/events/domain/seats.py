"""Places in a room: never more than there are, given in the order in which people came.

All that happens in one room (in person, or online) happens in one transaction that has locked the
event. So these are plain functions of what is there.
"""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.features.events.domain.rsvp import Answer, Place

PART: Final = 4
"""Close to the event, an offer stands for this part of the time that is left."""
SHORTEST: Final = dt.timedelta(minutes=30)
"""Nobody is offered a place for a shorter time: then the line has ended."""


Counts = Mapping[tuple[Answer, Place], int]
"""How many gave which answer and have which place."""


@dataclass(frozen=True)
class Seat:
    """Somebody in a room or waiting for it. `turn` is their number in the order of answers."""

    person_id: int
    place: Place
    turn: int
    offered_until: dt.datetime | None = None


def offer_until(
    now: dt.datetime, starts_at: dt.datetime, patience: dt.timedelta
) -> dt.datetime | None:
    """Return until when a place that is offered now can be taken; None: it is too late for that."""
    stands = min(patience, (starts_at - now) / PART)
    return now + stands if stands >= SHORTEST else None


def settle(
    seats: Sequence[Seat], capacity: int | None, now: dt.datetime, until: dt.datetime | None
) -> list[Seat]:
    """Return who changes: offers that nobody took in time end, free places are offered.

    Free places go to those who wait longest, `until` then; with None the line ends, and nobody
    waits any more. `capacity` None: there is room for everybody. Nobody loses a place when it
    shrinks.
    """
    late = [one for one in seats if _is_late(one, now)]
    held = sum(one.place.is_held for one in seats) - len(late)
    waiting = sorted((one for one in seats if one.place is Place.WAITING), key=lambda one: one.turn)
    free = len(waiting) if capacity is None else max(capacity - held, 0)
    ended = late if until else [*late, *waiting]
    gone = [dataclasses.replace(one, place=Place.NONE, offered_until=None) for one in ended]
    if until is None:
        return gone
    offer = {"place": Place.OFFERED, "offered_until": until}
    return gone + [dataclasses.replace(one, **offer) for one in waiting[:free]]  # type: ignore[arg-type] # names as above


def place_for(seats: Sequence[Seat], capacity: int | None, now: dt.datetime) -> Place:
    """Return what somebody gets who comes now: a place if one is free that nobody waits for."""
    if capacity is None:
        return Place.GOING
    held = sum(one.place.is_held and not _is_late(one, now) for one in seats)
    is_awaited = any(one.place is Place.WAITING for one in seats)
    return Place.WAITING if is_awaited or held >= capacity else Place.GOING


def is_full(capacity: int | None, there: Counts, way: Answer) -> bool:
    """Whether somebody who comes now has to wait."""
    if capacity is None:
        return False
    held = sum(n for (answer, place), n in there.items() if answer is way and place.is_held)
    return held >= capacity or there.get((way, Place.WAITING), 0) > 0


def _is_late(seat: Seat, now: dt.datetime) -> bool:
    until = seat.offered_until
    return seat.place is Place.OFFERED and until is not None and until <= now
