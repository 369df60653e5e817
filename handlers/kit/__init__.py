"""The event kit: what coordinators prepare, who speaks, the order of the day."""

from bot.routing import Route
from handlers.kit import lists, planning, printing, speaking
from handlers.kit.lists import NUDGES

ROUTES: tuple[Route, ...] = (
    *lists.ROUTES,
    *speaking.ROUTES,
    *planning.ROUTES,
    *printing.ROUTES,
)

__all__ = ["NUDGES", "ROUTES"]
