"""Calls, one to one: ask, offer times, choose, change, cancel."""

from bot.routing import Route
from handlers.meetings import asking, mine, offering
from handlers.meetings.nudges import NUDGES

ROUTES: tuple[Route, ...] = (*asking.ROUTES, *mine.ROUTES, *offering.ROUTES)

__all__ = ["NUDGES", "ROUTES"]
