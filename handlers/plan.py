"""The plan: routes, steps, and where I am with each."""

from telegram import Update

from bot.context import Context
from bot.features.onboarding.actions import ShowAnswers, ShowConsent
from bot.features.pathways import service, views
from bot.features.pathways.actions import (
    AboutRoute,
    ChooseRoute,
    MarkStep,
    OpenPart,
    OpenPlan,
    OpenPlanPage,
    OpenStep,
    ShowRoutes,
    UndoStep,
)
from bot.features.questions.actions import Ask, AskAboutStep
from bot.message import Message
from bot.routing import Command, Handle, On, Route
from bot.unit_of_work import UnitOfWork


async def show_plan(update: Update, context: Context) -> None:
    """Show my plan where I stopped; the routes there are when I have none yet."""
    del update
    t, library = context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        mine = await service.my_plan(uow, library)
        kept = service.may_keep(uow.person)
        uow.show(views.plan(t, library, mine, kept=kept) if mine else _routes(uow, context))


async def show_page(update: Update, context: Context) -> None:
    del update
    action, t, library = context.action(OpenPlanPage), context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.plan_of(uow, library, action.track)
        kept = service.may_keep(uow.person)
        uow.show(views.plan(t, library, plan, action.page, kept=kept))


async def show_routes(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(_routes(uow, context))


async def choose_route(update: Update, context: Context) -> None:
    del update
    action, t, library = context.action(ChooseRoute), context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.choose(uow, library, action.pathway)
        uow.show(views.plan(t, library, plan, kept=service.may_keep(uow.person)))


async def about_route(update: Update, context: Context) -> None:
    del update
    action, library = context.action(AboutRoute), context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.plan_of(uow, library, action.track)
        uow.show(views.about(context.t, library, plan, action.page))


async def open_step(update: Update, context: Context) -> None:
    del update
    slug, library = context.action(OpenStep).step, context.runtime.library
    async with context.unit_of_work() as uow:
        opened = await service.open_step(uow, library, slug)
        uow.show(views.step(context.t, library, opened, ask=AskAboutStep(slug)))


async def open_part(update: Update, context: Context) -> None:
    del update
    action, library = context.action(OpenPart), context.runtime.library
    async with context.unit_of_work() as uow:
        opened = await service.open_step(uow, library, action.step)
        uow.show(views.part(context.t, library, opened, action.part, action.page))


async def mark_step(update: Update, context: Context) -> None:
    del update
    action, t, library = context.action(MarkStep), context.t, context.runtime.library
    ask, consent = AskAboutStep(action.step), ShowConsent()
    async with context.unit_of_work() as uow:
        opened = await service.mark(uow, library, action.step, action.status)
        uow.show(views.marked(t, library, opened, ask=ask, consent=consent))


async def undo_step(update: Update, context: Context) -> None:
    del update
    action, library = context.action(UndoStep), context.runtime.library
    async with context.unit_of_work() as uow:
        opened = await service.undo(uow, library, action.step, action.status)
        uow.show(views.step(context.t, library, opened, ask=AskAboutStep(action.step)))


def _or_gone(handle: Handle) -> Handle:
    """Lead to the plan where a button names a step or a route that content no longer has."""

    async def handled(update: Update, context: Context) -> None:
        try:
            await handle(update, context)
        except service.GoneError as error:
            async with context.unit_of_work() as uow:
                uow.show(views.gone(context.t, error.message(context.t)))

    return handled


def _routes(uow: UnitOfWork, context: Context) -> Message:
    library = context.runtime.library
    introduce = ShowAnswers() if service.may_keep(uow.person) else ShowConsent()
    offer = service.offer(uow, library)
    return views.routes(context.t, library, offer, introduce=introduce, ask=Ask())


ROUTES: tuple[Route, ...] = (
    Command("plan", show_plan, lambda t: t.gettext("My plan")),
    On(OpenPlan, show_plan),
    On(OpenPlanPage, _or_gone(show_page)),
    On(ShowRoutes, show_routes),
    On(ChooseRoute, _or_gone(choose_route)),
    On(AboutRoute, _or_gone(about_route)),
    On(OpenStep, _or_gone(open_step)),
    On(OpenPart, _or_gone(open_part)),
    On(MarkStep, _or_gone(mark_step)),
    On(UndoStep, _or_gone(undo_step)),
)
