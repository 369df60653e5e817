"""Where the time comes from: the machine, or a hand that moves it."""

import datetime as dt
from typing import Final, Protocol

EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MINUTE: Final = dt.timedelta(minutes=1)


def as_minutes(moment: dt.datetime) -> int:
    """Return a moment as buttons carry it: whole minutes since 1970."""
    return (moment - EPOCH) // MINUTE


def from_minutes(minutes: int) -> dt.datetime:
    """Return the moment that a button carries."""
    return EPOCH + minutes * MINUTE


class Clock(Protocol):
    """The only source of time in the program; rules get `now` as an argument."""

    def now(self) -> dt.datetime:
        """Return the current moment, timezone-aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)  # noqa: TID251 -- the one place that may ask the machine


class MovableClock:
    """A clock that runs with another one, shifted: the playground's time machine, and tests."""

    def __init__(self, base: Clock | None = None, *, frozen_at: dt.datetime | None = None) -> None:
        self._base = base or SystemClock()
        self._frozen_at = frozen_at
        self.shift = dt.timedelta()

    def now(self) -> dt.datetime:
        return (self._frozen_at or self._base.now()) + self.shift

    def advance(self, by: dt.timedelta) -> None:
        """Move forward (or, with a negative `by`, back)."""
        self.shift += by
