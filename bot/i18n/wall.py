"""Times on a wall: dates and times that people type, in digits of every script."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.i18n.typed import clean, western_digits

LONGEST: Final = 60
"""Characters of the longest line that may be a time; longer ones would only cost time."""

FAR: Final = 1000  # years

_SIGNS: Final = r"[\s./\-\u2013\u066b\u060c,]+"
NOON: Final = 12
HALVES: Final = {"a": 0, "p": NOON, "\u0635": 0, "\u0645": NOON, "\u0642": 0, "\u0628": NOON}
"""What is added to an hour with am or pm, by the first letter: English, Arabic, Persian."""
_HALF: Final = r"\s*(?P<{0}half>[ap]\.?m\.?|[\u0635\u0645]|[\u0642\u0628]\.?\u0638\.?)"
_TIME: Final = (
    rf"(?P<{{0}}hour>\d{{{{1,2}}}})(?:[:.\u066b](?P<{{0}}minute>\d{{{{2}}}}))?(?:{_HALF})?"
)
_END: Final = r"(?:\s*[-\u2013\u2014]\s*" + _TIME.format("end_") + r")?"
_PATTERNS: Final = tuple(
    re.compile(rf"{day}{_TIME.format('')}{_END}", re.IGNORECASE)
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
    """Read a time such as 24.11.2026 14:30, 24.11. 10:00-13:00 or 24.11. 2pm.

    The day comes before the month, or the year first; without a year the next such day is meant.
    Raises UnreadableError, NoSuchTimeError.
    """
    plain = western_digits(" ".join(clean(line).split())) if len(line) <= LONGEST else ""
    parts = next((found for one in _PATTERNS if (found := one.fullmatch(plain))), None)
    if parts is None:
        raise UnreadableError
    said = {name: value for name, value in parts.groupdict().items() if value}
    try:
        end = _time(said, "end_") if "end_hour" in said else None
        return Typed(_day(said, today), _time(said), end)
    except UnreadableError:
        raise
    except ValueError:
        raise NoSuchTimeError from None


def _time(said: Mapping[str, str], which: str = "") -> dt.time:
    """Return a time. Raises UnreadableError for an hour alone, ValueError for no such time."""
    hour, minute = int(said[f"{which}hour"]), said.get(f"{which}minute")
    if half := said.get(f"{which}half"):
        if not 1 <= hour <= NOON:
            raise NoSuchTimeError
        hour = hour % NOON + HALVES[half[0].lower()]
    elif not minute:
        raise UnreadableError
    return dt.time(hour, int(minute or 0))


def _day(said: Mapping[str, str], today: dt.date) -> dt.date | None:
    if "day" not in said:
        return None
    month_and_day = int(said["month"]), int(said["day"])
    is_next_year = month_and_day < (today.month, today.day)
    year = int(said["year"]) if "year" in said else today.year + is_next_year
    if abs(year - today.year) > FAR:
        raise NoSuchTimeError  # at either end of the calendar, zones lead out of it
    return dt.date(year, *month_and_day)


def moment(day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime | None:
    """Return when clocks show a time; None where they have it never, or twice."""
    local = dt.datetime.combine(day, time, zone)
    found = local.astimezone(dt.UTC)
    exists = found.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    is_one = local.utcoffset() == local.replace(fold=1).utcoffset()
    return found if exists and is_one else None
