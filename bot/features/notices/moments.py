"""When a notice leaves: tonight, tomorrow, or a typed time, by the clock of the programme."""

import datetime as dt
from typing import Final

from bot.clock import as_minutes, from_minutes
from bot.features.notices.errors import (
    FarTimeError,
    NoSuchTimeError,
    PastTimeError,
    UnreadableTimeError,
)
from bot.i18n import wall

EVENING, MORNING = 18, 10  # o'clock
SOON: Final = dt.timedelta(minutes=5)
FARTHEST: Final = dt.timedelta(days=90)
DAY: Final = dt.timedelta(days=1)
NOW: Final = "now"
"""What a button carries that lets a notice leave at once."""


def evening(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    """Return this evening; None when it has begun."""
    found = wall.moment(now.astimezone(zone).date(), dt.time(EVENING), zone)
    return found if found and found > now + SOON else None


def morning(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return tomorrow morning."""
    found = wall.moment(now.astimezone(zone).date() + DAY, dt.time(MORNING), zone)
    assert found, "clocks change at night"
    return found


def code(moment: dt.datetime) -> str:
    """Return a moment as a button carries it: what it says today, it means tomorrow too."""
    return str(as_minutes(moment))


def named(when: str, now: dt.datetime) -> dt.datetime:
    """Return the moment that a button carries. Raises PastTimeError: it stood there for long."""
    found = from_minutes(int(when)) if when.isdecimal() else now
    if found < now:
        raise PastTimeError
    return found


def read(text: str, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Read a time such as 24.11.2026 14:30, in digits of any script. Raises UserError.

    The day comes before the month, or the year first; without a year or a day the next such time
    is meant.
    """
    here = now.astimezone(zone)
    try:
        typed = wall.read(text, here.date())
    except wall.UnreadableError:
        raise UnreadableTimeError from None
    except wall.NoSuchTimeError:
        raise NoSuchTimeError from None
    if typed.end:
        raise UnreadableTimeError
    next_such = here.date() + DAY if typed.time <= here.time() else here.date()
    found = wall.moment(typed.day or next_such, typed.time, zone)
    if found is None:
        raise NoSuchTimeError
    if found <= now:
        raise PastTimeError
    if found > now + FARTHEST:
        raise FarTimeError
    return found
