"""Home: the screen everything leads back to."""

from telegram import Update

from bot.context import Context
from bot.features.home import views
from bot.routing import Command, On, Route
from bot.screen import Home


async def show_home(update: Update, context: Context) -> None:
    """Show home. It works in any state, and ends nothing that a person was writing."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.home(context.t))


ROUTES: tuple[Route, ...] = (
    Command("home", show_home, lambda t: t.gettext("Home")),
    Command("start", show_home, lambda t: t.gettext("Start")),
    On(Home, show_home),
)
