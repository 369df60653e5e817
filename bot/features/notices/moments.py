"""When a notice leaves: tonight, tomorrow, or a typed time, by the clock of the programme."""

import datetime as dt
import re
from typing import Final

from bot.features.notices.domain import When
from bot.features.notices.errors import (
    FarTimeError,
    NoSuchTimeError,
    PastTimeError,
    UnreadableTimeError,
)
from bot.i18n.typed import western_digits

EVENING, MORNING = 18, 10  # o'clock
SOON: Final = dt.timedelta(minutes=5)
FARTHEST: Final = dt.timedelta(days=90)
LONGEST: Final = 40
DAY: Final = dt.timedelta(days=1)

_SIGNS: Final = r"[\s./\-\u2013\u066b\u060c,]+"
_TIME: Final = r"(?P<hour>\d{1,2})[:.\u066b](?P<minute>\d{2})"
_PATTERNS: Final = tuple(
    re.compile(day + _TIME)
    for day in (
        rf"(?P<year>\d{{4}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}(?P<day>\d{{1,2}}){_SIGNS}",
        rf"(?P<day>\d{{1,2}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}(?P<year>\d{{4}}){_SIGNS}",
        rf"(?P<day>\d{{1,2}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}",
        "",
    )
)


def evening(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    """Return this evening; None when it has begun."""
    found = _moment(now.astimezone(zone).date(), dt.time(EVENING), zone)
    return found if found and found > now + SOON else None


def morning(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return tomorrow morning."""
    found = _moment(now.astimezone(zone).date() + DAY, dt.time(MORNING), zone)
    assert found, "clocks change at night"
    return found


def named(when: str, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment that a button names. Raises PastTimeError: it stood there for long."""
    if when == When.MORNING:
        return morning(now, zone)
    found = evening(now, zone) if when == When.EVENING else now
    if found is None:
        raise PastTimeError
    return found


def read(text: str, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Read a time such as 24.11.2026 14:30, in digits of any script. Raises UserError.

    The day comes before the month, or the year first; without a year or a day the next such time
    is meant.
    """
    line = western_digits(text.strip()) if len(text) <= LONGEST else ""
    parts = next((match for one in _PATTERNS if (match := one.fullmatch(line))), None)
    if parts is None:
        raise UnreadableTimeError
    found = _found({name: int(n) for name, n in parts.groupdict().items()}, now, zone)
    if found <= now:
        raise PastTimeError
    if found > now + FARTHEST:
        raise FarTimeError
    return found


def _found(read: dict[str, int], now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    today = now.astimezone(zone).date()
    try:
        time = dt.time(read["hour"], read["minute"])
        day = _day(read, today)
    except ValueError:
        raise NoSuchTimeError from None
    found = _moment(day, time, zone)
    if found and found <= now and "day" not in read:
        found = _moment(day + DAY, time, zone)
    if found is None:
        raise NoSuchTimeError
    return found


def _day(read: dict[str, int], today: dt.date) -> dt.date:
    if "day" not in read:
        return today
    month_and_day = read["month"], read["day"]
    next_year = month_and_day < (today.month, today.day)
    return dt.date(read.get("year") or today.year + next_year, *month_and_day)


def _moment(day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime | None:
    """Return a time on the wall as a moment; None where clocks have it never, or twice."""
    local = dt.datetime.combine(day, time, zone)
    found = local.astimezone(dt.UTC)
    exists = found.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    is_one = local.utcoffset() == local.replace(fold=1).utcoffset()
    return found if exists and is_one else None
