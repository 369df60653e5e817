"""Surveys: answered one question after the other; started and closed by coordinators."""

from bot.routing import Route
from handlers.surveys import answering, coordinating
from handlers.surveys.nudges import NUDGES

ROUTES: tuple[Route, ...] = (*answering.ROUTES, *coordinating.ROUTES)

__all__ = ["NUDGES", "ROUTES"]
