"""Urgent help, one tap from everywhere; it ends nothing that a person was writing."""

from telegram import Update

from bot.context import Context
from bot.features.urgent import views
from bot.features.urgent.actions import OpenUrgentGroup
from bot.routing import Command, On, Route
from bot.screen import UrgentHelp


async def show_first(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.first(context.t, context.runtime.library))


async def show_group(update: Update, context: Context) -> None:
    del update
    action = context.action(OpenUrgentGroup)
    async with context.unit_of_work() as uow:
        uow.show(views.group(context.t, context.runtime.library, action.group))


ROUTES: tuple[Route, ...] = (
    Command("urgent", show_first, lambda t: t.gettext("Urgent help")),
    On(UrgentHelp, show_first),
    On(OpenUrgentGroup, show_group),
)
