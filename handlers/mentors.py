"""Mentors: join, say what one can answer, inbox, pause."""

from telegram import Update

from bot.context import Context
from bot.features.mentors import actions, service, views
from bot.features.mentors.domain import Mentor
from bot.features.questions.service import helping
from bot.features.questions.views.helper import waiting_rows
from bot.people.person import Role
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork


async def join(update: Update, context: Context) -> None:
    """Show the rules; whoever has joined sees what they said then."""
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.find(uow)
        if mentor and mentor.joined:
            await _show_inbox(uow, context, mentor)
        else:
            uow.show(views.rules(context.t))


async def accept(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        runtime, version = context.runtime, context.action(actions.AcceptRules).version
        mentor = await service.accept(uow, runtime.programme, runtime.catalogs, version)
        if mentor:
            known = service.professions(runtime.library)
            uow.show(views.professions(context.t, mentor, known))
        else:
            uow.show(views.rules(context.t))


async def choose_professions(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        known = service.professions(context.runtime.library)
        uow.show(views.professions(context.t, await service.require(uow), known))


async def toggle_profession(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        library = context.runtime.library
        profession = context.action(actions.ToggleProfession).profession
        mentor = await service.toggle_profession(uow, library, profession)
        uow.show(views.professions(context.t, mentor, service.professions(library)))


async def choose_languages(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.require(uow)
        uow.show(views.languages(context.t, mentor, context.runtime.catalogs))


async def toggle_language(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        catalogs = context.runtime.catalogs
        code = context.action(actions.ToggleLanguage).language
        mentor = await service.toggle_language(uow, catalogs, code)
        uow.show(views.languages(context.t, mentor, catalogs))


async def choose_cap(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.cap(context.t, await service.require(uow)))


async def set_cap(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.set_cap(uow, context.action(actions.SetCap).questions)
        await _show_inbox(uow, context, mentor)


async def pause(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        paused = bool(context.action(actions.Pause).paused)
        await _show_inbox(uow, context, await service.pause(uow, paused=paused))


async def _show_inbox(uow: UnitOfWork, context: Context, mentor: Mentor) -> None:
    found = await helping.inbox(uow)
    waiting = waiting_rows(context.t, found.claims, found.offers)
    uow.show(views.inbox(context.t, mentor, found.taken, waiting))


ROUTES: tuple[Route, ...] = (
    Command("inbox", join, lambda t: t.gettext("My inbox"), Role.MENTOR),
    On(actions.JoinAsMentor, join, Role.MENTOR),
    On(actions.OpenInbox, join, Role.MENTOR),
    On(actions.AcceptRules, accept, Role.MENTOR),
    On(actions.ChooseProfessions, choose_professions, Role.MENTOR),
    On(actions.ToggleProfession, toggle_profession, Role.MENTOR),
    On(actions.ChooseLanguages, choose_languages, Role.MENTOR),
    On(actions.ToggleLanguage, toggle_language, Role.MENTOR),
    On(actions.ChooseCap, choose_cap, Role.MENTOR),
    On(actions.SetCap, set_cap, Role.MENTOR),
    On(actions.Pause, pause, Role.MENTOR),
)
