"""The routing table, in order: what a person may do, and which module does it."""

from bot.routing import Fallbacks, Route
from handlers import fallback, home, plan
from handlers.fallback import apologize
from handlers.menu import publish_menus

ROUTES: tuple[Route, ...] = (*home.ROUTES, *plan.ROUTES)

FALLBACKS = Fallbacks(
    stale_button=fallback.stale_button,
    unknown_command=fallback.unknown_command,
    unexpected_text=fallback.unexpected_text,
    unsupported=fallback.unsupported,
    edited=fallback.edited,
    membership=fallback.membership,
    user_error=fallback.user_error,
)

__all__ = ["FALLBACKS", "ROUTES", "apologize", "publish_menus"]
