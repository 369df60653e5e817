"""Surveys: answered one question after the other; started and closed by coordinators."""

from bot.routing import Route
from handlers.surveys import answering, coordinating

ROUTES: tuple[Route, ...] = (*answering.ROUTES, *coordinating.ROUTES)

__all__ = ["ROUTES"]
