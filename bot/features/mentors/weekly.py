"""Once a week instead of at once: when a mentor gets the questions that wait, in one message."""

import datetime as dt
from dataclasses import dataclass

from bot.features.mentors.hours import WEEK, Hours, at


@dataclass(frozen=True)
class Weekly:
    """A day of the week (0 is Monday) and an hour, chosen at the moment `since`."""

    day: int
    hour: int
    since: dt.datetime

    def last(self, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
        """Return the last such moment on the wall of `zone`; None before the first one comes."""
        today = now.astimezone(zone).date()
        day = today - dt.timedelta(days=(today.weekday() - self.day) % WEEK)
        moment = at(day, self.hour, zone)
        if moment > now:
            moment = at(day - dt.timedelta(days=WEEK), self.hour, zone)
        return moment if moment > self.since else None


def fits(hours: Hours, day: int, hour: int) -> bool:
    """Whether a day and an hour lie in the hours of a mentor."""
    return 0 <= day < WEEK and bool(hours.days >> day & 1) and hours.start <= hour < hours.end
