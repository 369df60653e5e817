"""Dates as people type them: in any order of writing that has one meaning, in any digits."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.i18n.typed import clean, western_digits

EARLIEST: Final = dt.date(1980, 1, 1)

_SIGNS: Final = r"[\s./\-\u2013\u066b\u060c,]+"
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}}){_SIGNS}(\d{{1,2}}){_SIGNS}(\d{{1,2}})")
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}}){_SIGNS}(\d{{1,2}}){_SIGNS}(\d{{4}})")
_DAY_NAMED: Final = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?{_SIGNS}(\D+?){_SIGNS}(\d{{4}})")
_NAMED_DAY: Final = re.compile(rf"(\D+?){_SIGNS}(\d{{1,2}})(?:st|nd|rd|th)?{_SIGNS}(\d{{4}})")
_LONGEST: Final = 40
"""Characters of the longest text that may be a date; longer ones would only cost time."""


class Fault(StrEnum):
    """Why a text is no date of a result."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no-such-day"
    FUTURE = "future"
    TOO_EARLY = "too-early"


class BadDateError(ValueError):
    """A text that is no date of a result."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def read_day(text: str, months: Mapping[str, int], today: dt.date) -> dt.date:
    """Read a date that somebody typed; the day comes before the month, as British pages write it.

    `months` are the numbers of the months by their name in lower case. Raises BadDateError.
    """
    year, month, day = _parts(_plain(text), months)
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise BadDateError(Fault.NO_SUCH_DAY) from None
    if found > today:
        raise BadDateError(Fault.FUTURE)
    if found < EARLIEST:
        raise BadDateError(Fault.TOO_EARLY)
    return found


def _plain(text: str) -> str:
    """Write every digit of any script as 0-9, and letters small."""
    return western_digits(clean(text).lower()[: _LONGEST + 1])


def _parts(text: str, months: Mapping[str, int]) -> tuple[int, int, int]:
    if len(text) > _LONGEST:
        raise BadDateError(Fault.UNREADABLE)
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := _DAY_NAMED.fullmatch(text)) and found[2] in months:
        return int(found[3]), months[found[2]], int(found[1])
    if (found := _NAMED_DAY.fullmatch(text)) and found[1] in months:
        return int(found[3]), months[found[1]], int(found[2])
    raise BadDateError(Fault.UNREADABLE)
