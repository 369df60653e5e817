"""Flood control: a leaky bucket for the bot, one per chat, one per group."""

import math
from collections.abc import Callable

from bot.playground.emulator.errors import too_many_requests
from bot.playground.emulator.limits import Limits, Rate


class FloodControl:
    """Counts what is sent, in real seconds: the clock of the playground may jump, this may not."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._free_at: dict[int, float] = {}
        """When the bucket of a scope (a chat's id; 0 is the whole bot) will be empty again."""

    def admit(self, chat_id: int, count: int = 1) -> None:
        """Count `count` messages to a chat, or refuse all of them with 429."""
        now = self._monotonic()
        per_chat = self._limits.per_group if chat_id < 0 else self._limits.per_chat
        scopes = ((0, self._limits.overall), (chat_id, per_chat))
        wait = max(self._wait(scope, rate, now) for scope, rate in scopes)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for scope, rate in scopes:
            if rate:
                start = max(self._free_at.get(scope, now), now)
                self._free_at[scope] = start + count / rate.per_second

    def _wait(self, scope: int, rate: Rate | None, now: float) -> float:
        """Seconds until one more fits."""
        if rate is None:
            return 0
        room = (rate.burst - 1) / rate.per_second
        # The thousandth of a microsecond forgives rounding: a client that waits exactly is right.
        return self._free_at.get(scope, now) - now - room - 1e-9
