"""Dates and times that somebody types, on the clocks of the programme; and dates that repeat."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.i18n import wall

FARTHEST: Final = dt.timedelta(days=400)
LONGEST_EVENT: Final = 12 * 60
LENGTHS: Final = (60, 90, 120, 180, 240, 420)
"""Minutes to choose from."""
MOST_TIMES: Final = 12


class Fault(StrEnum):
    """Why a text is no date and time of an event."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no-such-day"
    PAST = "past"
    TOO_FAR = "too-far"
    END_FIRST = "end-first"


class BadTimeError(ValueError):
    """A text without a time for an event."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Typed:
    """What somebody typed: a time on the wall, and for how many minutes, if they said so."""

    local: dt.datetime
    minutes: int | None = None


def read(text: str, today: dt.date) -> Typed:
    """Read a date and a time, with the end if there is one: 12.12.2026 10:00-13:00.

    Digits of every script; the day comes before the month, or the year first; without a year the
    next such day is meant. Raises BadTimeError.
    """
    try:
        typed = wall.read(text, today)
    except wall.UnreadableError:
        raise BadTimeError(Fault.UNREADABLE) from None
    except wall.NoSuchTimeError:
        raise BadTimeError(Fault.NO_SUCH_DAY) from None
    if typed.day is None:
        raise BadTimeError(Fault.UNREADABLE)
    local = dt.datetime.combine(typed.day, typed.time)
    return Typed(local, _minutes(typed.time, typed.end) if typed.end else None)


def _minutes(start: dt.time, end: dt.time) -> int:
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if not 0 < minutes <= LONGEST_EVENT:
        raise BadTimeError(Fault.END_FIRST)
    return minutes


def moments(local: dt.datetime, zone: ZoneInfo) -> tuple[dt.datetime, ...]:
    """Return what a time on the wall can mean, in order: mostly one moment.

    Two where clocks have it twice, and where they leave it out: then they are an hour before and
    an hour after.
    """
    found = {local.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1)}
    return tuple(sorted(found))


def exists(local: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether clocks ever show this time."""
    shown = moments(local, zone)[0].astimezone(zone).replace(tzinfo=None)
    return shown == local.replace(tzinfo=None)


def lasting(start: dt.datetime, minutes: int, zone: dt.tzinfo) -> int:
    """Return how many minutes go by until clocks show so many more; they change in some nights."""
    local = start.astimezone(zone)
    end = (local + dt.timedelta(minutes=minutes)).replace(fold=local.fold)
    return round((end.astimezone(dt.UTC) - start).total_seconds() / 60)


def check(moment: dt.datetime, now: dt.datetime) -> dt.datetime:
    """Return a moment in which an event can begin. Raises BadTimeError."""
    if moment <= now:
        raise BadTimeError(Fault.PAST)
    if moment > now + FARTHEST:
        raise BadTimeError(Fault.TOO_FAR)
    return moment


def on_the_wall(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return when clocks show this time; the first time of two, a little later where it is none."""
    return dt.datetime.combine(day, time, zone).astimezone(dt.UTC)


def shifted(
    moment: dt.datetime, before: dt.datetime, after: dt.datetime, zone: ZoneInfo
) -> dt.datetime:
    """Return a moment as many days later, at the time of day of `after`, as that is of `before`."""
    was, new = before.astimezone(zone), after.astimezone(zone)
    day = moment.astimezone(zone).date() + (new.date() - was.date())
    return on_the_wall(day, new.time(), zone)


class Rhythm(StrEnum):
    """How often an event takes place."""

    WEEKLY = "week"
    FORTNIGHTLY = "fortnight"
    MONTHLY = "month"


def repeated(first: dt.datetime, rhythm: Rhythm, n: int, zone: ZoneInfo) -> list[dt.datetime]:
    """Return `n` moments from `first` on: the same weekday, the same time on the wall.

    Monthly is the same weekday of the month, such as the second Saturday; the fifth is the last.
    """
    local = first.astimezone(zone)
    later = [on_the_wall(day, local.time(), zone) for day in _days(local.date(), rhythm, n)]
    return [first, *later[1:]]


def _days(first: dt.date, rhythm: Rhythm, n: int) -> Iterator[dt.date]:
    for number in range(n):
        if rhythm is Rhythm.MONTHLY:
            yield _in_month(first, number)
        else:
            weeks = number * (2 if rhythm is Rhythm.FORTNIGHTLY else 1)
            yield first + dt.timedelta(weeks=weeks)


def _in_month(first: dt.date, months: int) -> dt.date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    start = dt.date(year, month + 1, 1)
    week = (first.day - 1) // 7
    day = start + dt.timedelta(days=(first.weekday() - start.weekday()) % 7, weeks=week)
    return day if day.month == start.month else day - dt.timedelta(weeks=1)
