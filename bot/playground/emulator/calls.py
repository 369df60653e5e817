"""The log of what the bot asked for: privacy canaries and benchmarks read it."""

import datetime as dt
from dataclasses import dataclass

from bot.playground.emulator.wire import Parameters

OK = 200


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, in the order in which they were answered."""

    method: str
    parameters: Parameters
    chat_id: str
    """As the bot wrote it; empty when the method has none."""
    status: int
    result: object
    """The result, or Telegram's refusal as its whole answer."""
    at: dt.datetime
    """By the clock that may be moved."""
    seconds: float
    """By the clock that only runs forward."""

    @property
    def ok(self) -> bool:
        return self.status == OK
