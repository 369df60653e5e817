"""The update being handled, known to everything that runs on its behalf."""

from contextvars import ContextVar
from dataclasses import dataclass

from bot.delivery.inbox import Row


@dataclass
class Delivery:
    """A stored update on its way: done in some transaction, or failed with an error."""

    row: Row
    done: bool = False
    error: BaseException | None = None


current: ContextVar[Delivery | None] = ContextVar("delivery", default=None)
