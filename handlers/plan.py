"""The plan: routes, guides, steps and where I am with each, money, and dated results."""

from telegram import Update

from bot.context import Context
from bot.features.answers.service import reading as answers
from bot.features.answers.views.reading import way_in as to_answers
from bot.features.flags import service as flags
from bot.features.flags.views import link as link_button
from bot.features.flags.views import row as flag_row
from bot.features.glossary.actions import ShowGlossary
from bot.features.glossary.views import rows as words
from bot.features.interview.actions import ShowCards
from bot.features.onboarding.actions import ShowConsent
from bot.features.pathways import service, views
from bot.features.pathways.actions import (
    AboutRoute,
    AskResult,
    ChooseRoute,
    Compare,
    CompareWith,
    MarkStep,
    NotYet,
    OpenPart,
    OpenPlan,
    OpenPlanPage,
    OpenResult,
    OpenStep,
    RemoveResult,
    ShowGuides,
    ShowMoney,
    ShowResults,
    ShowRoutes,
    UndoStep,
)
from bot.features.pathways.service import results
from bot.features.pathways.views.parts import Part, kind_of
from bot.features.questions.actions import Ask, AskAboutStep
from bot.features.rights.actions import ShowRights
from bot.i18n import Translator
from bot.message import Button, Message, Rows
from bot.routing import Answer, Command, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front


async def show_plan(update: Update, context: Context) -> None:
    """Show my plan where I stopped; the routes there are when I have none yet."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.plan(context, uow))


async def show_page(update: Update, context: Context) -> None:
    del update
    action, library = context.action(OpenPlanPage), context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.plan_of(uow, library, action.track)
        uow.show(front.plan_screen(context, uow, plan, action.page))


async def show_money(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ShowMoney), context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.plan_of(uow, library, action.track)
        uow.show(views.money(context.t, library, plan, action.page))


# Routes and guides


async def show_routes(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.routes(context, uow, context.action(ShowRoutes).page))


async def choose_route(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ChooseRoute), context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.choose(uow, library, action.pathway)
        uow.show(front.plan_screen(context, uow, plan))


async def not_yet(update: Update, context: Context) -> None:
    del update
    action, library = context.action(NotYet), context.runtime.library
    async with context.unit_of_work() as uow:
        route = await service.route_of(uow, library, action.pathway)
        uow.show(views.not_yet(context.t, library, route, ask=Ask()))


async def about_route(update: Update, context: Context) -> None:
    del update
    action, library = context.action(AboutRoute), context.runtime.library
    async with context.unit_of_work() as uow:
        plan = await service.plan_of(uow, library, action.track)
        uow.show(views.about(context.t, library, plan, action.page))


async def choose_to_compare(update: Update, context: Context) -> None:
    del update
    action, library = context.action(CompareWith), context.runtime.library
    async with context.unit_of_work() as uow:
        offer = await service.offer(uow, library)
        uow.show(views.choose_to_compare(context.t, library, offer, action.first, action.page))


async def compare(update: Update, context: Context) -> None:
    del update
    action, library = context.action(Compare), context.runtime.library
    async with context.unit_of_work() as uow:
        both = await service.plans_of(uow, library, (action.first, action.second))
        uow.show(views.compare(context.t, library, both, action.page))


async def show_guides(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ShowGuides), context.runtime.library
    async with context.unit_of_work() as uow:
        found = await service.guides(uow, library)
        uow.show(views.guides(context.t, library, found, _shelf(context.t), action.page))


def _shelf(t: Translator) -> tuple[Button, ...]:
    """Return the doors to what helps with every guide."""
    return (
        Button(t.gettext("🛂 May I work in the UK?"), ShowRights()),
        Button(t.gettext("🎤 Practise for an interview"), ShowCards()),
        Button(t.gettext("🔤 What the words mean"), ShowGlossary()),
    )


# Steps


async def open_step(update: Update, context: Context) -> None:
    del update
    action, library = context.action(OpenStep), context.runtime.library
    async with context.unit_of_work() as uow:
        opened = await service.open_step(uow, library, action.step, action.track)
        uow.show(await _step(context, uow, opened))


async def open_part(update: Update, context: Context) -> None:
    del update
    action, library = context.action(OpenPart), context.runtime.library
    async with context.unit_of_work() as uow:
        opened = await service.open_step(uow, library, action.step, action.track)
        dead = link_button(context.t, action.step, opened.plan.code)
        more = ((dead,),) if kind_of(action.part) is Part.SOURCES else ()
        uow.show(views.part(context.t, library, opened, action.part, action.page, more))


async def mark_step(update: Update, context: Context) -> None:
    del update
    action, t, library = context.action(MarkStep), context.t, context.runtime.library
    ask, consent = AskAboutStep(action.step), ShowConsent()
    async with context.unit_of_work() as uow:
        opened = await service.mark(uow, library, action.step, action.status, action.track)
        more = await _more(context, uow, opened)
        uow.show(views.marked(t, library, opened, ask=ask, consent=consent, more=more))


async def undo_step(update: Update, context: Context) -> None:
    del update
    action, library = context.action(UndoStep), context.runtime.library
    async with context.unit_of_work() as uow:
        opened = await service.undo(uow, library, action.step, action.status, action.track)
        uow.show(await _step(context, uow, opened))


async def _step(context: Context, uow: UnitOfWork, opened: service.Opened) -> Message:
    ask, more = AskAboutStep(opened.step.slug), await _more(context, uow, opened)
    return views.step(context.t, context.runtime.library, opened, ask=ask, more=more)


async def _more(context: Context, uow: UnitOfWork, opened: service.Opened) -> Rows:
    """Return what other features add to a step: answers, words, and what one thinks of it."""
    step, code = opened.step.step, opened.plan.code
    said = await flags.mine(uow, step.slug)
    found = await answers.to_step(uow, context.runtime.library, step.slug)
    return (
        to_answers(context.t, step.slug, code, is_any=any(found)),
        *words(context.runtime.library, step, code),
        flag_row(context.t, step.slug, code, said),
    )


# Dated results


async def show_results(update: Update, context: Context) -> None:
    """Show the results; to come here is to write no date any more."""
    del update
    action, library = context.action(ShowResults), context.runtime.library
    async with context.unit_of_work() as uow:
        await results.stop_asking(uow)
        mine = await results.my_results(uow, library)
        uow.show(views.results(context.t, library, mine, action.page))


async def open_result(update: Update, context: Context) -> None:
    """Show a result; ask for its date when there is none yet."""
    del update
    clock, t, library = context.action(OpenResult).clock, context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        one = await results.result(uow, library, clock)
        if one.running is None:
            one = await results.ask(uow, library, clock)
        uow.show(views.result(t, library, one))


async def ask_result(update: Update, context: Context) -> None:
    del update
    clock, library = context.action(AskResult).clock, context.runtime.library
    async with context.unit_of_work() as uow:
        uow.show(views.result(context.t, library, await results.ask(uow, library, clock)))


async def answer_result(update: Update, context: Context) -> None:
    del update
    t, library = context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        one = await results.answer(uow, library, context.text, t.language)
        gone = views.gone(t, service.GoneError().message(t))
        uow.show(views.result(t, library, one, saved=True) if one else gone)


async def remove_result(update: Update, context: Context) -> None:
    del update
    t, library = context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        await results.remove(uow, context.action(RemoveResult).clock)
        uow.show(views.results(t, library, await results.my_results(uow, library)))


_or_gone = front.or_gone(service.GoneError, views.gone)

ROUTES: tuple[Route, ...] = (
    Command("plan", show_plan, lambda t: t.gettext("My plan")),
    On(OpenPlan, show_plan),
    On(OpenPlanPage, _or_gone(show_page)),
    On(ShowMoney, _or_gone(show_money)),
    On(ShowRoutes, show_routes),
    On(ChooseRoute, _or_gone(choose_route)),
    On(NotYet, _or_gone(not_yet)),
    On(AboutRoute, _or_gone(about_route)),
    On(CompareWith, choose_to_compare),
    On(Compare, _or_gone(compare)),
    On(ShowGuides, show_guides),
    On(OpenStep, _or_gone(open_step)),
    On(OpenPart, _or_gone(open_part)),
    On(MarkStep, _or_gone(mark_step)),
    On(UndoStep, _or_gone(undo_step)),
    On(ShowResults, show_results),
    On(OpenResult, _or_gone(open_result)),
    On(AskResult, _or_gone(ask_result)),
    On(RemoveResult, remove_result),
    Answer(results.DATE, answer_result),
)
