"""Rules that changed: coordinators decide who hears of it, and how it is worded."""

from telegram import Update

from bot.context import Context
from bot.features.pathways import service as pathways
from bot.features.pathways.actions import OpenStep
from bot.features.rules import domain, repository, service, views
from bot.features.rules.actions import DismissChange, OpenChange, ShowChanges, TellChange
from bot.nudges import Nudge, Piece
from bot.people.person import Person, Role
from bot.routing import On, Route
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, page=context.action(ShowChanges).page)


async def open_change(update: Update, context: Context) -> None:
    del update
    action, runtime = context.action(OpenChange), context.runtime
    async with context.unit_of_work() as uow:
        change = await service.to_decide(uow, action.change)
        if change is None:
            await _list(uow, context, views.decided(context.t))
            return
        reader = runtime.catalogs.translator(action.language or context.t.language)
        languages = [(one.code, one.own_name) for one in runtime.catalogs.languages]
        shown = views.change(context.t, runtime.library, change, reader, languages)
        uow.show(shown)


async def tell(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        change = await service.approve(uow, context.action(TellChange).change)
        said = views.told if change else views.decided
        await _list(uow, context, said(context.t))


async def dismiss(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        change = await service.dismiss(uow, context.action(DismissChange).change)
        said = views.dismissed if change else views.decided
        await _list(uow, context, said(context.t))


async def _list(uow: UnitOfWork, context: Context, said: str | None = None, page: int = 0) -> None:
    uow.show(views.changes(context.t, await repository.undecided(uow), page, said))


async def news(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Word a changed rule for one person, if a step that they still have open uses it."""
    change = await repository.get(uow, int(nudge.data["change"]))
    if change is None:
        return None
    library = runtime.library
    steps, clocks = await pathways.open_now(uow, library)
    using = domain.users(library, change.figure)
    if not using.concern(steps, clocks):
        return None
    t = runtime.translator(person)
    return views.news(t, library, change, steps & using.steps, clocks & using.clocks, OpenStep)


NUDGES = {service.KIND: news}

ROUTES: tuple[Route, ...] = (
    On(ShowChanges, show, Role.COORDINATOR),
    On(OpenChange, open_change, Role.COORDINATOR),
    On(TellChange, tell, Role.COORDINATOR, lambda t: t.gettext("Let people hear of a rule")),
    On(DismissChange, dismiss, Role.COORDINATOR, lambda t: t.gettext("Took a rule over quietly")),
)
