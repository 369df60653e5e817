"""My plan to take along: a picture for the phone, and a PDF to print."""

from telegram import Update

from bot.context import Context
from bot.features.documents import views
from bot.features.documents.actions import DrawPlan, DrawRoadmap
from bot.features.documents.domain import Journey, Occasion
from bot.features.pathways import service
from bot.features.pathways.actions import OpenPlanPage
from bot.i18n.translator import UK
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork


async def draw_roadmap(update: Update, context: Context) -> None:
    del update
    action, library = context.action(DrawRoadmap), context.runtime.library
    async with context.unit_of_work() as uow:
        journey = await _journey(uow, context, action.pathway)
        occasion = _occasion(uow, context, action.pathway)
        uow.show(views.roadmap(context.t, library, journey, action.page, occasion))


async def draw_plan(update: Update, context: Context) -> None:
    del update
    slug, library = context.action(DrawPlan).pathway, context.runtime.library
    async with context.unit_of_work() as uow:
        journey = await _journey(uow, context, slug)
        uow.show(views.paper(context.t, library, journey, _occasion(uow, context, slug)))


async def _journey(uow: UnitOfWork, context: Context, slug: str) -> Journey:
    plan = await service.plan_of(uow, context.runtime.library, slug)
    steps = [(one.step, one.status) for one in plan.steps]
    following = plan.next.slug if plan.next else None
    return Journey(plan.track, steps, following, kept=service.may_keep(uow.person))


def _occasion(uow: UnitOfWork, context: Context, slug: str) -> Occasion:
    name = context.runtime.bot_username
    today = uow.now.astimezone(UK).date()
    return Occasion(today, f"t.me/{name}" if name else None, OpenPlanPage(slug, 0))


ROUTES: tuple[Route, ...] = (On(DrawRoadmap, draw_roadmap), On(DrawPlan, draw_plan))
