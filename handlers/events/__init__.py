"""Events: taking part, organising, and what people are told first."""

from bot.routing import Route
from handlers.events import organising, taking_part, writing
from handlers.events.nudges import NUDGES

ROUTES: tuple[Route, ...] = (*taking_part.ROUTES, *organising.ROUTES, *writing.ROUTES)

__all__ = ["NUDGES", "ROUTES"]
