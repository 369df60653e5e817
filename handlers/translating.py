"""Published answers in other languages, by coordinators and by mentors who read them."""

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import (
    ConfirmTranslation,
    OpenTranslation,
    SaveTranslation,
    ShowTranslations,
    WriteTranslation,
)
from bot.features.answers.domain import Checked
from bot.features.answers.service import translating
from bot.features.answers.service.translating import Work
from bot.features.answers.views import translating as views
from bot.features.mentors import service as mentors
from bot.i18n import Html, Language
from bot.people import safety
from bot.people.person import Role, may
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import guarding, published


async def _languages(uow: UnitOfWork, context: Context) -> list[Language]:
    """Return what the person who acts may write: coordinators all, mentors what they read.

    Nothing while they are stopped: it would be read by everybody.
    """
    every = context.runtime.catalogs.languages
    if await safety.causes(uow.connection, uow.vault, uow.person):
        return []
    if may(uow.person, Role.COORDINATOR):
        return list(every)
    mentor = await mentors.find(uow) if may(uow.person, Role.MENTOR) else None
    return [one for one in every if mentor and one.code in mentor.languages]


async def _codes(uow: UnitOfWork, context: Context) -> set[str]:
    return {one.code for one in await _languages(uow, context)}


async def show_all(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        may_write = await _languages(uow, context)
        shared = context.action(ShowTranslations).shared
        one, found = await translating.states(uow, shared)
        uow.show(views.languages(context.t, one, found, may_write))


async def open_one(update: Update, context: Context) -> None:
    """Show the words of a language; where there are none, begin to write them."""
    del update
    action = context.action(OpenTranslation)
    async with context.unit_of_work() as uow:
        codes = await _codes(uow, context)
        work = await translating.open_(uow, action.shared, action.language, codes)
        if work.words is None:
            work = await translating.begin(uow, action.shared, action.language, codes)
        _show(uow, context, work)


async def begin(update: Update, context: Context) -> None:
    del update
    action = context.action(WriteTranslation)
    async with context.unit_of_work() as uow:
        codes = await _codes(uow, context)
        _show(uow, context, await translating.begin(uow, action.shared, action.language, codes))


async def write(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        codes, hide = await _codes(uow, context), guarding.hide(context)
        work = await translating.write(uow, context.text, codes, hide)
        seen = guarding.seen(context, work.language, *work.draft) if work else ()
        _show(uow, context, work, seen)


async def save(update: Update, context: Context) -> None:
    del update
    state = context.action(SaveTranslation).state
    checked = Checked.REVIEWED if state == Checked.REVIEWED else Checked.DRAFTED
    async with context.unit_of_work() as uow:
        _show(uow, context, await translating.save(uow, await _codes(uow, context), checked))


async def confirm(update: Update, context: Context) -> None:
    del update
    action = context.action(ConfirmTranslation)
    async with context.unit_of_work() as uow:
        codes = await _codes(uow, context)
        _show(uow, context, await translating.confirm(uow, action.shared, action.language, codes))


def _show(
    uow: UnitOfWork, context: Context, work: Work | None, seen: tuple[Html, ...] = ()
) -> None:
    if work is None:
        uow.show(views.too_late(context.t))
        return
    name = published.own_name(context, work.language)
    if work.words:
        uow.show(views.words(context.t, work, name))
    else:
        uow.show(views.write(context.t, work, name, seen))


ROUTES: tuple[Route, ...] = (
    On(ShowTranslations, show_all),
    On(OpenTranslation, open_one),
    On(WriteTranslation, begin),
    Answer(translating.WORDS, write),
    On(SaveTranslation, save, act=lambda t: t.gettext("Translated an answer")),
    On(ConfirmTranslation, confirm, act=lambda t: t.gettext("Checked a translation")),
)
