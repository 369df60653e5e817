"""Validity clocks: until when a dated result counts.

Only the date of the result is ever stored, so a rule that changes in content moves every clock.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.content import Library
from bot.content.clocks import Clock
from bot.content.figures import Duration


class Phase(StrEnum):
    """Where a clock is: far from its end, near enough to act, or past it."""

    RUNNING = "running"
    WARNING = "warning"
    ENDED = "ended"


@dataclass(frozen=True)
class Running:
    """The clock of one result. `end` is the last day on which the result counts."""

    clock: Clock
    day: dt.date
    end: dt.date
    today: dt.date

    @property
    def left(self) -> int:
        """How many days are left; less than 0 once it has ended."""
        return (self.end - self.today).days

    @property
    def phase(self) -> Phase:
        if self.left < 0:
            return Phase.ENDED
        return Phase.WARNING if self.today >= self.warned_from else Phase.RUNNING

    @property
    def warned_from(self) -> dt.date:
        """The first day on which there is just enough time left to act."""
        return _months_on(self.end, -self.clock.warn_months)


def clocks(library: Library, results: Mapping[str, dt.date], today: dt.date) -> tuple[Running, ...]:
    """Return the clocks of dated results (day by id of the clock), the first to end first.

    A result whose clock content no longer has is left out.
    """
    found = []
    for clock in library.clocks:
        day, length = results.get(clock.id), library.figure(clock.valid_for)
        if day and isinstance(length, Duration):
            found.append(Running(clock, day, later(day, length), today))
    return tuple(sorted(found, key=lambda one: one.end))


def urgent(running: Iterable[Running]) -> Running | None:
    """Return the clock to warn of: the first to end of those in time, else the last that ended."""
    found = list(running)
    warning = [one for one in found if one.phase is Phase.WARNING]
    ended = [one for one in found if one.phase is Phase.ENDED]
    return next(iter([*warning, *reversed(ended)]), None)


def later(day: dt.date, length: Duration) -> dt.date:
    """Return the day a length of time later: the shortest of a range, in calendar months.

    From a month's end to one that is shorter it is the last day: 31 August and one month is
    30 September.
    """
    n = int(length.bounds[0])
    match length.unit:
        case "year":
            return _months_on(day, 12 * n)
        case "month":
            return _months_on(day, n)
        case "week":
            return day + dt.timedelta(weeks=n)
        case "day":
            return day + dt.timedelta(days=n)
        case "hour":
            return day + dt.timedelta(hours=n)
        case "minute":
            return day + dt.timedelta(minutes=n)


def _months_on(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return dt.date(years, month + 1, min(day.day, last))
