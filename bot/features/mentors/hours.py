"""When a mentor may be asked: days and hours on their own clock, and days away."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bot.i18n.typed import western_digits
from bot.people.quiet import QUIET_FROM, QUIET_UNTIL

FIRST_HOUR, LAST_HOUR = QUIET_UNTIL, QUIET_FROM  # nobody is asked at night, whatever they choose
WEEKDAYS, WEEKEND = 0b0011111, 0b1100000  # bit 0 is Monday
EVERY_DAY = WEEKDAYS | WEEKEND
PATTERNS = (EVERY_DAY, WEEKDAYS, WEEKEND)
WEEK = 7
LONGEST_AWAY: Final = dt.timedelta(days=366)
LONGEST_TEXT: Final = 60
"""Characters of the longest text that may hold two dates; longer ones would only cost time."""

_SIGNS: Final = r"[\s./\-\u2013\u066b\u060c]{1,3}"
_DAY_FIRST: Final = rf"(\d{{1,2}}){_SIGNS}(\d{{1,2}}){_SIGNS}(\d{{4}})(?!\d)"
_YEAR_FIRST: Final = rf"(\d{{4}}){_SIGNS}(\d{{1,2}}){_SIGNS}(\d{{1,2}})(?!\d)"
_DATE: Final = re.compile(rf"(?<!\d)(?:{_DAY_FIRST}|{_YEAR_FIRST})")


@dataclass(frozen=True)
class Hours:
    """Days of the week as bits, and whole hours from `start` until `end`."""

    days: int = EVERY_DAY
    start: int = FIRST_HOUR
    end: int = LAST_HOUR

    @property
    def is_sound(self) -> bool:
        return self.days in PATTERNS and FIRST_HOUR <= self.start < self.end <= LAST_HOUR


ANY_TIME: Final = Hours()


@dataclass(frozen=True)
class Away:
    """Days on which nobody asks, both included."""

    first: dt.date
    last: dt.date


def opening(
    moment: dt.datetime, hours: Hours, away: Away | None, zone: dt.tzinfo
) -> dt.datetime | None:
    """Return the first moment, from `moment` on, that lies in the hours and not in days away.

    Hours are those of the clock on the wall, so they stay right when clocks change. None: never.
    """
    day = moment.astimezone(zone).date()
    for _ in range(2 * WEEK + 1):  # a week before the days away, and one after
        if away and away.first <= day <= away.last:
            day = away.last + dt.timedelta(days=1)
        if hours.days >> day.weekday() & 1 and moment < at(day, hours.end, zone):
            return max(moment, at(day, hours.start, zone))
        day += dt.timedelta(days=1)
    return None


def at(day: dt.date, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment of a whole hour on the wall of `zone`."""
    return dt.datetime.combine(day, dt.time(hour), zone).astimezone(dt.UTC)


class BadDatesError(ValueError):
    """A text without one or two days to come, in order, within a year."""


def read_away(text: str, today: dt.date) -> Away:
    """Read days away as somebody typed them: the first and the last, or only the last.

    Digits of every script; the day comes before the month, or the year first. Raises BadDatesError.
    """
    plain = western_digits(text.strip()[: LONGEST_TEXT + 1])
    days = [_day(*found) for found in _DATE.findall(plain)]
    if len(plain) > LONGEST_TEXT or not 1 <= len(days) <= 2:  # noqa: PLR2004 -- the first and the last
        raise BadDatesError
    first, last = (today, *days)[-2:]
    away = Away(max(first, today), last)
    if not away.first <= away.last <= today + LONGEST_AWAY:
        raise BadDatesError
    return away


def _day(*found: str) -> dt.date:
    day, month, year = found[:3] if found[0] else reversed(found[3:])
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        raise BadDatesError from None
