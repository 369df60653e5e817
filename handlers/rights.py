"""The right-to-work guide. Nothing is read and nothing written here but the screen itself."""

from telegram import Update

from bot.context import Context
from bot.features.rights import domain, views
from bot.features.rights.actions import GoRights, ShowRights
from bot.routing import On, Route


async def show_start(update: Update, context: Context) -> None:
    del update
    start = domain.start(context.runtime.library)
    await _show(context, GoRights(start.at.id if start else ""))


async def go(update: Update, context: Context) -> None:
    del update
    await _show(context, context.action(GoRights))


async def _show(context: Context, asked: GoRights) -> None:
    place = domain.find(context.runtime.library, asked.to)
    if place is None:
        raise views.GoneError
    async with context.unit_of_work() as uow:
        uow.show(views.place(context.t, context.runtime.library, place, asked))


ROUTES: tuple[Route, ...] = (
    On(ShowRights, show_start),
    On(GoRights, go),
)
