"""Flags: what readers think of a step, and the coordinators' list of them."""

from telegram import Update

from bot.context import Context
from bot.features.answers.views.review import door as review_door
from bot.features.flags import service, views
from bot.features.flags.actions import GiveFlag, LookedAt, ShowFlags, TakeFlagBack
from bot.features.pathways.actions import OpenStep
from bot.features.rules import repository as rules
from bot.features.rules.views import door as rules_door
from bot.people.person import Role
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork


async def give(update: Update, context: Context) -> None:
    del update
    action, library = context.action(GiveFlag), context.runtime.library
    async with context.unit_of_work() as uow:
        said = await service.give(uow, library, action.step, action.verdict)
        step = OpenStep(action.step, action.track)
        uow.show(views.given(context.t, library, action, said, step))


async def take_back(update: Update, context: Context) -> None:
    del update
    action, library = context.action(TakeFlagBack), context.runtime.library
    async with context.unit_of_work() as uow:
        await service.take_back(uow, action.step)
        step = OpenStep(action.step, action.track)
        uow.show(views.taken_back(context.t, library, action, step))


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, context.action(ShowFlags).page)


async def looked_at(update: Update, context: Context) -> None:
    del update
    action = context.action(LookedAt)
    async with context.unit_of_work() as uow:
        await service.looked_at(uow, action.step, action.before)
        await _list(uow, context, 0)


async def _list(uow: UnitOfWork, context: Context, page: int) -> None:
    tallies = await service.listed(uow)
    changed = len(await rules.undecided(uow))
    more = (review_door(context.t), rules_door(context.t, changed))
    uow.show(views.flags(context.t, context.runtime.library, tallies, page, OpenStep, more))


ROUTES: tuple[Route, ...] = (
    On(GiveFlag, give),
    On(TakeFlagBack, take_back),
    On(ShowFlags, show, Role.COORDINATOR),
    On(LookedAt, looked_at, Role.COORDINATOR, lambda t: t.gettext("Dealt with flags of a step")),
)
