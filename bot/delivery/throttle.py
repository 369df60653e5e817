"""The throttle: one person's flood is answered once and then left at the door."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

FORGET_OVER = 10_000


class Verdict(Enum):
    """What to do with an update."""

    ADMIT = auto()
    NOTICE = auto()  # the first one too many: say so
    DROP = auto()


@dataclass
class _Bucket:
    tokens: float
    at: float
    noticed: bool = False


class Throttle:
    """A token bucket per person: `burst` at once, then `per_second`, on a steady clock.

    Whoever empties the bucket hears it once, and is heard again after a pause that would fill
    half of it; what they send meanwhile begins the pause anew.
    """

    def __init__(
        self, burst: int, per_second: float, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_second = per_second
        self._steady = steady
        self._buckets: dict[str, _Bucket] = {}

    def admit(self, person: str) -> Verdict:
        """Count one update of `person`."""
        now = self._steady()
        self._forget(now)
        bucket = self._buckets.setdefault(person, _Bucket(self._burst, now))
        gained, bucket.at = (now - bucket.at) * self._per_second, now
        if bucket.noticed and gained < self._burst / 2:
            return Verdict.DROP
        bucket.tokens = min(self._burst, bucket.tokens + gained)
        bucket.noticed = bucket.tokens < 1
        if bucket.noticed:
            return Verdict.NOTICE
        bucket.tokens -= 1
        return Verdict.ADMIT

    def forgive(self) -> None:
        """Begin anew with everybody: what was counted is going to come again."""
        self._buckets.clear()

    def _forget(self, now: float) -> None:
        if len(self._buckets) > FORGET_OVER:
            full_after = self._burst / self._per_second
            self._buckets = {p: b for p, b in self._buckets.items() if now - b.at < full_after}
