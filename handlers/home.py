"""Home, and the way out of a text one does not want to write."""

from telegram import Update

from bot.context import Context
from bot.features.home import views
from bot.routing import Command, On, Route
from bot.screen import Home
from handlers import front


async def show_home(update: Update, context: Context) -> None:
    """Show home. It works in any state, and ends nothing that a person was writing."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.home(context, uow))


async def cancel(update: Update, context: Context) -> None:
    """Wait for no text any more, and say so."""
    del update
    async with context.unit_of_work() as uow:
        was_open = await uow.prompt() is not None
        await uow.close_prompt()
        uow.show(await front.home(context, uow, views.cancelled(context.t, was_open=was_open)))


HOME: tuple[Route, ...] = (
    Command("home", show_home, lambda t: t.gettext("Home")),
    On(Home, show_home),
)
"""First in the menu; the rest comes last."""

ROUTES: tuple[Route, ...] = (Command("cancel", cancel, lambda t: t.gettext("Stop writing")),)
