"""The whole kit on paper."""

from telegram import Update

from bot.context import Context
from bot.features.kit.actions import PrintKit
from bot.features.kit.service.reading import code
from bot.features.kit.views.paper import paper
from bot.people.person import Role
from bot.routing import On, Route
from handlers.kit.parts import kit


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, context.action(PrintKit).event)
        uow.show(paper(context.t, found, lambda one: code(uow, one)))


ROUTES: tuple[Route, ...] = (
    On(PrintKit, show, Role.COORDINATOR, lambda t: t.gettext("Printed the kit of an event")),
)
