"""Times for calls, in UK time: days and half hours to tap, and what somebody types."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from bot.features.meetings.domain import LENGTH, MOST_SLOTS
from bot.i18n import wall
from bot.i18n.translator import UK

DAYS: Final = 14
FIRST, LAST = dt.time(8), dt.time(20)
NOTICE: Final = dt.timedelta(hours=1)
"""The least time between now and a call that can still be offered."""
FARTHEST: Final = dt.timedelta(days=90)


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
    return wall.moment(day, time, UK)


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
    try:
        typed = wall.read(line, now.astimezone(UK).date())
    except wall.UnreadableError:
        raise BadTimeError(Fault.UNREADABLE) from None
    except wall.NoSuchTimeError:
        raise BadTimeError(Fault.NO_SUCH_TIME) from None
    if typed.day is None or typed.end:
        raise BadTimeError(Fault.UNREADABLE)
    found = moment(typed.day, typed.time)
    if found is None:
        raise BadTimeError(Fault.NO_SUCH_TIME)
    return _checked(found, now)


def _checked(found: dt.datetime, now: dt.datetime) -> dt.datetime:
    if found.timestamp() % LENGTH.total_seconds():
        raise BadTimeError(Fault.NOT_ON_GRID)
    if found < now + NOTICE:
        raise BadTimeError(Fault.PAST)
    if found > now + FARTHEST:
        raise BadTimeError(Fault.TOO_FAR)
    return found
