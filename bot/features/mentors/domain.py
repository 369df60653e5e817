"""Rules of mentors: what one must have said before being asked anything, and when."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.features.mentors.hours import ANY_TIME, Away, Hours, opening
from bot.features.mentors.weekly import Weekly
from bot.people.person import Person, Role

RULES_VERSION = 2
RULES_HOLD = dt.timedelta(days=365)  # then they are read again
RENEWAL_NOTICE = dt.timedelta(days=14)
CAPS = (1, 2, 3, 4, 5)  # questions a week to choose from
ZONES = (
    "Europe/London",
    "Europe/Dublin",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Cairo",
    "Africa/Khartoum",
    "Africa/Nairobi",
    "Asia/Beirut",
    "Asia/Dubai",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Karachi",
    "Asia/Kolkata",
    "America/New_York",
)
"""Cities whose clock a mentor may have: the UK first, then where our volunteers come from."""


@dataclass(frozen=True, repr=False)
class Mentor:
    """A mentor: `rules` is the version of the code of conduct they accepted, and when.

    They are asked once they have said how much (`joined`), unless they pause. No `topics`: all of
    them. `region` may be "". With `weekly` they are asked in one message a week, not at once.
    """

    person: Person
    rules: int
    accepted_at: dt.datetime
    professions: frozenset[str]
    languages: frozenset[str]
    weekly_cap: int
    topics: frozenset[str] = frozenset()
    region: str = ""
    hours: Hours = ANY_TIME
    away: Away | None = None
    joined: bool = False
    paused: bool = False
    weekly: Weekly | None = None

    @property
    def clock(self) -> str:
        """The name of their time zone: theirs as a person, which joining has set."""
        return self.person.zone or ZONES[0]

    @property
    def zone(self) -> dt.tzinfo:
        return ZoneInfo(self.clock)

    @property
    def renew_from(self) -> dt.datetime:
        """When the rules should be read again."""
        return self.rules_end - RENEWAL_NOTICE

    @property
    def rules_end(self) -> dt.datetime:
        """From when nothing new comes before the rules are read again."""
        return self.accepted_at + RULES_HOLD

    @property
    def is_active(self) -> bool:
        """Whether questions may be offered, at some time."""
        may = Role.MENTOR in self.person.roles and self.person.reachable
        said = self.joined and self.rules == RULES_VERSION
        return may and said and not self.paused and bool(self.professions and self.languages)

    def free_from(self, moment: dt.datetime) -> dt.datetime | None:
        """Return the first moment, from `moment` on, to be asked at once; None: not in sight."""
        return None if self.weekly else self.open_from(moment)

    def open_from(self, moment: dt.datetime) -> dt.datetime | None:
        """Return the first moment, from `moment` on, for anything new; None: not in sight."""
        found = opening(moment, self.hours, self.away, self.zone) if self.is_active else None
        return found if found and found < self.rules_end else None

    def weekly_slot(self, now: dt.datetime) -> dt.datetime | None:
        """Return for which moment of theirs the questions of the week are due now; None: not now.

        A moment that lay outside their hours, or in days away, is made up for when they are over.
        """
        if self.weekly is None or self.open_from(now) != now:
            return None
        return self.weekly.last(now, self.zone)

    def is_away(self, now: dt.datetime) -> bool:
        """Whether days away are set and not over."""
        return self.away is not None and now.astimezone(self.zone).date() <= self.away.last

    def toggled(self, field: str, value: str, *, on: bool) -> "Mentor":
        """Return the mentor with `value` put into (`on`), or taken out of, a set."""
        before = getattr(self, field)
        return self.but(**{field: before | {value} if on else before - {value}})

    def but(self, **changes: object) -> "Mentor":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace
