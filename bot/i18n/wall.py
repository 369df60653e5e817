"""Times on a wall: dates and times that people type, in digits of every script."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bot.i18n.typed import western_digits

LONGEST: Final = 60
"""Characters of the longest line that may be a time; longer ones would only cost time."""

_SIGNS: Final = r"[\s./\-\u2013\u066b\u060c,]+"
_TIME: Final = r"(?P<{0}hour>\d{{1,2}})[:.\u066b](?P<{0}minute>\d{{2}})"
_END: Final = r"(?:\s*[-\u2013\u2014]\s*" + _TIME.format("end_") + r")?"
_PATTERNS: Final = tuple(
    re.compile(rf"{day}{_TIME.format('')}{_END}")
    for day in (
        rf"(?P<year>\d{{4}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}(?P<day>\d{{1,2}}){_SIGNS}",
        rf"(?P<day>\d{{1,2}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}(?P<year>\d{{4}}){_SIGNS}",
        rf"(?P<day>\d{{1,2}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}",
        "",
    )
)


class UnreadableError(ValueError):
    """A line that is no date and time."""


class NoSuchTimeError(ValueError):
    """31 February, or 25 o'clock."""


@dataclass(frozen=True)
class Typed:
    """What a line says: a day, if one is named, a time, and when it ends, if that is said."""

    day: dt.date | None
    time: dt.time
    end: dt.time | None = None


def read(line: str, today: dt.date) -> Typed:
    """Read a time such as 24.11.2026 14:30 or 24.11. 10:00-13:00.

    The day comes before the month, or the year first; without a year the next such day is meant.
    Raises UnreadableError, NoSuchTimeError.
    """
    plain = western_digits(" ".join(line.split())) if len(line) <= LONGEST else ""
    parts = next((found for one in _PATTERNS if (found := one.fullmatch(plain))), None)
    if parts is None:
        raise UnreadableError
    named = {name: int(value) for name, value in parts.groupdict().items() if value}
    try:
        end = dt.time(named["end_hour"], named["end_minute"]) if "end_hour" in named else None
        return Typed(_day(named, today), dt.time(named["hour"], named["minute"]), end)
    except ValueError:
        raise NoSuchTimeError from None


def _day(named: dict[str, int], today: dt.date) -> dt.date | None:
    if "day" not in named:
        return None
    month_and_day = named["month"], named["day"]
    is_next_year = month_and_day < (today.month, today.day)
    return dt.date(named.get("year") or today.year + is_next_year, *month_and_day)


def moment(day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime | None:
    """Return when clocks show a time; None where they have it never, or twice."""
    local = dt.datetime.combine(day, time, zone)
    found = local.astimezone(dt.UTC)
    exists = found.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    is_one = local.utcoffset() == local.replace(fold=1).utcoffset()
    return found if exists and is_one else None
