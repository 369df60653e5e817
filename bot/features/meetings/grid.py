"""Times for calls, in UK time: days and half hours to tap, and what somebody types."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from bot.features.meetings.domain import LENGTH, MOST_SLOTS
from bot.i18n.translator import UK
from bot.i18n.typed import western_digits

DAYS: Final = 14
FIRST, LAST = dt.time(8), dt.time(20)
NOTICE: Final = dt.timedelta(hours=1)
"""The least time between now and a call that can still be offered."""
FARTHEST: Final = dt.timedelta(days=90)
LONGEST_LINE: Final = 40

_SIGNS: Final = r"[\s./\-\u2013\u066b\u060c,]+"
_TIME: Final = r"(?P<hour>\d{1,2})[:.\u066b](?P<minute>\d{2})"
_PATTERNS: Final = tuple(
    re.compile(day + rf"{_SIGNS}{_TIME}")
    for day in (
        rf"(?P<year>\d{{4}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}}){_SIGNS}(?P<month>\d{{1,2}}){_SIGNS}(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}}){_SIGNS}(?P<month>\d{{1,2}})",
    )
)


class Fault(StrEnum):
    """Why a text is no time for a call."""

    UNREADABLE = "unreadable"
    NO_SUCH_TIME = "no-such-time"  # 31 February, or an hour that clocks leave out or have twice
    NOT_ON_GRID = "not-on-grid"
    PAST = "past"
    TOO_FAR = "too-far"
    TOO_MANY = "too-many"


class BadTimeError(ValueError):
    """A text without a time for a call."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def moment(day: dt.date, time: dt.time) -> dt.datetime | None:
    """Return a time on UK clocks as a moment; None where clocks have it never, or twice."""
    local = dt.datetime.combine(day, time, UK)
    found = local.astimezone(dt.UTC)
    exists = found.astimezone(UK).replace(tzinfo=None) == local.replace(tzinfo=None)
    is_one = local.utcoffset() == local.replace(fold=1).utcoffset()
    return found if exists and is_one else None


def days(now: dt.datetime) -> list[dt.date]:
    """Return the days with a time that can be offered, from today on."""
    today = now.astimezone(UK).date()
    fortnight = (today + dt.timedelta(days=n) for n in range(DAYS))
    return [day for day in fortnight if half_hours(day, now)]


def half_hours(day: dt.date, now: dt.datetime) -> list[dt.datetime]:
    """Return the times of a day that can be offered."""
    hours = (dt.time(hour, minute) for hour in range(FIRST.hour, LAST.hour) for minute in (0, 30))
    found = (moment(day, time) for time in (*hours, LAST))
    return [one for one in found if one and one >= now + NOTICE]


def chosen(slots: Iterable[dt.datetime], now: dt.datetime) -> list[dt.datetime]:
    """Return times in order, each once, without what can be offered no more."""
    return sorted({slot for slot in slots if slot >= now + NOTICE})


def added(slots: Iterable[dt.datetime], more: Iterable[dt.datetime]) -> list[dt.datetime]:
    """Return times and more of them, in order. Raises BadTimeError when they are too many."""
    together = sorted({*slots, *more})
    if len(together) > MOST_SLOTS:
        raise BadTimeError(Fault.TOO_MANY)
    return together


def read(text: str, now: dt.datetime) -> list[dt.datetime]:
    """Read times that somebody typed, one on each line, such as 24.11.2026 14:30.

    Digits of every script; the day comes before the month, or the year first; without a year the
    next such day is meant. Raises BadTimeError.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_SLOTS:
        raise BadTimeError(Fault.TOO_MANY)
    return [_read(line.strip(), now) for line in lines]


def _read(line: str, now: dt.datetime) -> dt.datetime:
    plain = western_digits(line) if len(line) <= LONGEST_LINE else ""
    parts = next((found for one in _PATTERNS if (found := one.fullmatch(plain))), None)
    if parts is None:
        raise BadTimeError(Fault.UNREADABLE)
    read = {name: int(value) for name, value in parts.groupdict().items()}
    return _checked(_moment(read, now.astimezone(UK).date()), now)


def _moment(read: dict[str, int], today: dt.date) -> dt.datetime:
    month_and_day = read["month"], read["day"]
    next_year = month_and_day < (today.month, today.day)
    year = read.get("year") or today.year + next_year
    try:
        found = moment(dt.date(year, *month_and_day), dt.time(read["hour"], read["minute"]))
    except ValueError:
        found = None
    if found is None:
        raise BadTimeError(Fault.NO_SUCH_TIME)
    return found


def _checked(found: dt.datetime, now: dt.datetime) -> dt.datetime:
    if found.timestamp() % LENGTH.total_seconds():
        raise BadTimeError(Fault.NOT_ON_GRID)
    if found < now + NOTICE:
        raise BadTimeError(Fault.PAST)
    if found > now + FARTHEST:
        raise BadTimeError(Fault.TOO_FAR)
    return found
