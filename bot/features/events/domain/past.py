"""What is left of events that are not kept any more: numbers, of which nothing leads to anybody."""

import datetime as dt
from dataclasses import dataclass

from bot.features.events.domain.event import Event, Kind


@dataclass(frozen=True)
class Came:
    """How many came to one event; in person those count too who do not use the bot."""

    in_person: int = 0
    online: int = 0
    missed: int = 0


@dataclass(frozen=True)
class Past:
    """The events of one kind that began in one month (its first day), taken together.

    `answered` is how many people answered, `missed` how many of them said yes and did not come.
    """

    month: dt.date
    kind: Kind
    events: int
    answered: int
    in_person: int
    online: int
    missed: int

    @property
    def came(self) -> int:
        return self.in_person + self.online


def past(event: Event, came: Came) -> Past:
    """Return what is left of one event whose answers are counted."""
    month = event.begins.astimezone(event.clock).date().replace(day=1)
    answered = sum(event.totals.values())
    return Past(month, event.kind, 1, answered, came.in_person, came.online, came.missed)
