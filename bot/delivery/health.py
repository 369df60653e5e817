"""Liveness: when Telegram last answered in full, and what went wrong since the start."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

STALE = dt.timedelta(seconds=90)


@dataclass
class Health:
    """Only a *completed* round trip counts: a task that still runs proves nothing."""

    last_round_trip: dt.datetime | None = None
    counters: Counter[str] = field(default_factory=Counter)

    def completed(self, now: dt.datetime) -> None:
        self.last_round_trip = now

    def count(self, what: str) -> None:
        """Count an event by a fixed name (never by anything a person wrote)."""
        self.counters[what] += 1

    def alive(self, now: dt.datetime) -> bool:
        """Whether Telegram answered within the last 90 seconds."""
        return self.last_round_trip is not None and now - self.last_round_trip < STALE
