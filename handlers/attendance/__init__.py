"""Attendance: who came to an event, what everybody takes home, and how it was."""

from bot.routing import Route
from handlers.attendance import hosting, taking_part
from handlers.attendance.taking_part import NUDGES, or_code

ROUTES: tuple[Route, ...] = (*taking_part.ROUTES, *hosting.ROUTES)

__all__ = ["NUDGES", "ROUTES", "or_code"]
