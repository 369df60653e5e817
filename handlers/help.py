"""/help: what there is for this person, from the same table as the routes."""

from telegram import Update

from bot.context import Context
from bot.features.home import views
from bot.routing import Command, Route
from handlers import menu


async def show_help(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.guide(context.t, menu.commands(context.runtime, uow.person, context.t)))


ROUTES: tuple[Route, ...] = (Command("help", show_help, lambda t: t.gettext("Help")),)
