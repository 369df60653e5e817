"""What one person answered to one event, and the place they have there."""

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from bot.features.events.domain.needs import Needs


class Answer(StrEnum):
    """What somebody says to an event."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    CANNOT = "cannot"

    @property
    def is_yes(self) -> bool:
        return self is not Answer.CANNOT


class Place(StrEnum):
    """What somebody has there who wants to come."""

    GOING = "going"
    WAITING = "waiting"
    OFFERED = "offered"  # a place is theirs if they take it in time
    NONE = "none"  # they cannot come, or did not take a place in time

    @property
    def is_held(self) -> bool:
        """Whether nobody else can have it."""
        return self in (Place.GOING, Place.OFFERED)


@dataclass(frozen=True)
class Rsvp:
    """The answer of one person. `turn` is their number in the order in which people answered.

    `confirmed` is the last change of the event (its sequence) that they know of and said yes to.
    """

    event_id: int
    person_id: int
    answer: Answer
    place: Place
    turn: int
    confirmed: int
    answered_at: dt.datetime
    offered_until: dt.datetime | None = None
    needs: Needs = field(default_factory=Needs)

    @property
    def wants_to_come(self) -> bool:
        return self.place is not Place.NONE

    def is_going(self, way: Answer) -> bool:
        return self.place is Place.GOING and self.answer is way

    def but(self, **changes: object) -> "Rsvp":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace
