"""A server that takes Telegram's limit at its strictest reading."""

from collections import deque

PER_SECOND = 30


class StrictLimit:
    """At most 30 messages and edits in any second, to whomever; what is more gets a 429."""

    def __init__(self) -> None:
        self.refused = 0
        self.admitted: list[float] = []
        self._recent: deque[float] = deque()

    def admits(self, now: float) -> bool:
        """Count one call at `now` (seconds of a steady clock); tell whether it may pass."""
        while self._recent and now - self._recent[0] >= 1.0:
            self._recent.popleft()
        if len(self._recent) >= PER_SECOND:
            self.refused += 1
            return False
        self._recent.append(now)
        self.admitted.append(now)
        return True
