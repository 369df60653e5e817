"""Onboarding: language, consent, and a short intake."""

from telegram import Update

from bot.context import Context
from bot.features.checkins import service as checkins
from bot.features.home.actions import ShowSettings
from bot.features.invites import service as invites
from bot.features.onboarding import service, views
from bot.features.onboarding.actions import (
    Agree,
    AnswerIntake,
    AskIntake,
    Decline,
    PickLanguage,
    ShowAnswers,
    ShowConsent,
    ShowLanguages,
    SkipIntake,
    SkipRest,
)
from bot.features.onboarding.domain import Asked, Intake
from bot.features.pathways import service as pathways
from bot.features.votes.service import voting
from bot.message import Message
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front, menu


async def show_languages(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        chosen = uow.person.language
        uow.show(views.languages(context.t, context.runtime.catalogs, chosen=chosen))


async def pick_language(update: Update, context: Context) -> None:
    del update
    action = context.action(PickLanguage)
    async with context.unit_of_work() as uow:
        await service.choose_language(uow, context.runtime.catalogs, action.code)
        context.t = context.runtime.translator(uow.person)
        menu.renew(context, uow)
        if action.then:
            uow.show(await front.follow(context, uow, action.then))
            return
        first = front.welcome if action.welcome else front.home
        uow.show(await first(context, uow))


async def show_consent(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(front.ask_consent(context, uow))


async def agree(update: Update, context: Context) -> None:
    del update
    action = context.action(Agree)
    async with context.unit_of_work() as uow:
        if not await service.agree(uow, action.version):
            uow.show(front.ask_consent(context, uow))
            return
        await _begin(context, uow)
        if action.then:
            uow.show(await front.follow(context, uow, action.then))
            return
        intake = service.intake(uow, context.runtime.library)
        uow.show(await _go_on(context, uow, intake, intake.first))


async def _begin(context: Context, uow: UnitOfWork) -> None:
    await invites.joined(uow)
    await checkins.begin(uow, context.runtime)
    await voting.hear(uow)


async def decline(update: Update, context: Context) -> None:
    """Go home, where everything can be read. Nothing is written."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.home(context, uow))


async def ask_intake(update: Update, context: Context) -> None:
    del update
    action = context.action(AskIntake)
    async with context.unit_of_work() as uow:
        intake, asked = service.ask(uow, context.runtime.library, action.question)
        uow.show(_question(context, intake, asked, change=bool(action.change)))


async def answer_intake(update: Update, context: Context) -> None:
    del update
    action = context.action(AnswerIntake)
    async with context.unit_of_work() as uow:
        await _answer(context, uow, action, action.option)


async def skip_intake(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _answer(context, uow, context.action(SkipIntake), None)


async def skip_rest(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.plan(context, uow))


async def show_answers(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(_answers(context, service.intake(uow, context.runtime.library)))


async def _answer(
    context: Context, uow: UnitOfWork, action: AnswerIntake | SkipIntake, option: str | None
) -> None:
    library, before = context.runtime.library, uow.person.profile
    intake, following = await service.answer(uow, library, action.question, option)
    await pathways.answers_changed(uow, library, before)
    if action.change:
        uow.show(_answers(context, intake))
    else:
        uow.show(await _go_on(context, uow, intake, following))


async def _go_on(
    context: Context, uow: UnitOfWork, intake: Intake, following: Asked | None
) -> Message:
    """Return the question that follows, or the plan after the last one."""
    if following is None:
        return await front.plan(context, uow)
    return _question(context, intake, following, change=False)


def _question(context: Context, intake: Intake, asked: Asked, *, change: bool) -> Message:
    total = intake.total(len(context.runtime.library.intake.questions))
    return views.question(context.t, intake, asked, total=total, change=change)


def _answers(context: Context, intake: Intake) -> Message:
    return views.answers(context.t, intake, back=ShowSettings())


ROUTES: tuple[Route, ...] = (
    Command("language", show_languages, lambda t: t.gettext("Change the language")),
    On(ShowLanguages, show_languages),
    On(PickLanguage, pick_language),
    On(ShowConsent, show_consent),
    On(Agree, agree),
    On(Decline, decline),
    On(AskIntake, ask_intake),
    On(AnswerIntake, answer_intake),
    On(SkipIntake, skip_intake),
    On(SkipRest, skip_rest),
    On(ShowAnswers, show_answers),
)
