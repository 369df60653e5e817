"""Calls, one to one: ask, offer times, choose, change, cancel."""

from bot.routing import Route
from handlers.meetings import asking, mine, offering

ROUTES: tuple[Route, ...] = (*asking.ROUTES, *mine.ROUTES, *offering.ROUTES)

__all__ = ["ROUTES"]
