"""Results: what a closed survey showed, for coordinators; and what came of it, for everybody."""

from bot.routing import Route
from handlers.results import showing, telling, texts
from handlers.results.telling import NUDGES

ROUTES: tuple[Route, ...] = (*showing.ROUTES, *texts.ROUTES, *telling.ROUTES)

__all__ = ["NUDGES", "ROUTES"]
