"""Review: coordinators edit, pin and publish what both sides of a question want to share."""

import asyncio
from collections.abc import Callable

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import (
    DeclineShared,
    EditShared,
    FindStep,
    OpenAnswer,
    OpenReview,
    PinShared,
    Publish,
    ShowReview,
    SpeakShared,
    StillRight,
)
from bot.features.answers.domain import Shared, State
from bot.features.answers.service import reviewing
from bot.features.answers.views import review as views
from bot.features.answers.views import sharing as sharing_views
from bot.features.flags.actions import ShowFlags
from bot.features.search.catalog import Kind
from bot.i18n import Translator
from bot.message import Message
from bot.office import tell
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import finding, guarding

OFFERED = 6
"""How many steps are offered for a word."""


async def show_review(update: Update, context: Context) -> None:
    del update
    page = context.action(ShowReview).page
    async with context.unit_of_work() as uow:
        waiting = await reviewing.waiting(uow, context.runtime)
        uow.show(views.waiting(context.t, waiting, page, ShowFlags()))


async def open_review(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        _show(context, uow, await reviewing.open_(uow, context.action(OpenReview).shared))


def _show(context: Context, uow: UnitOfWork, one: Shared) -> None:
    t, runtime = context.t, context.runtime
    if one.state is State.PUBLISHED:
        uow.show(views.recheck(t, one, OpenAnswer(one.key)))
        return
    seen = guarding.seen(context, one.language, one.question, one.answer)
    uow.show(views.read(t, runtime.library, one, runtime.catalogs.languages, seen))


async def edit(update: Update, context: Context) -> None:
    del update
    action = context.action(EditShared)
    async with context.unit_of_work() as uow:
        one = await reviewing.expect(uow, action.shared, action.field)
        uow.show(views.write(context.t, one, action.field))


async def write(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        if one := await reviewing.write(uow, context.text, guarding.hide(context)):
            _show(context, uow, one)
        else:
            uow.show(views.too_late(context.t))


async def find_step(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await reviewing.expect_step(uow, context.action(FindStep).shared)
        uow.show(views.find_step(context.t, context.runtime.library, one, None))


async def offer_steps(update: Update, context: Context) -> None:
    del update
    search = await finding.search(context)
    found = await asyncio.to_thread(search.find, context.text, context.t.language, {})
    steps = [find.id for find in found.finds if find.kind is Kind.STEP][:OFFERED]
    async with context.unit_of_work() as uow:
        if one := await reviewing.expected(uow):
            uow.show(views.find_step(context.t, context.runtime.library, one, steps))
        else:
            uow.show(views.too_late(context.t))


async def pin(update: Update, context: Context) -> None:
    del update
    action, library = context.action(PinShared), context.runtime.library
    async with context.unit_of_work() as uow:
        _show(context, uow, await reviewing.pin(uow, library, action.shared, action.step))


async def speak(update: Update, context: Context) -> None:
    del update
    action, catalogs = context.action(SpeakShared), context.runtime.catalogs
    async with context.unit_of_work() as uow:
        _show(context, uow, await reviewing.speak(uow, catalogs, action.shared, action.language))


async def publish(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        library, shared = context.runtime.library, context.action(Publish).shared
        one = await reviewing.publish(uow, library, shared)
        await _tell_both(context, uow, one, lambda t: sharing_views.published(t, one))
        uow.show(views.published(context.t, one, OpenAnswer(one.key)))


async def still_right(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await reviewing.still_right(uow, context.action(StillRight).shared)
        check_at = one.check_at(reviewing.patience(context.runtime))
        uow.show(views.still_right(context.t, one, check_at))


async def decline(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await reviewing.decline(uow, context.action(DeclineShared).shared)
        await _tell_both(context, uow, one, sharing_views.declined)
        uow.show(views.declined(context.t))


async def _tell_both(
    context: Context, uow: UnitOfWork, one: Shared, say: Callable[[Translator], Message]
) -> None:
    for person_id in (one.asker_id, one.helper_id):
        if person := await uow.get_person(person_id):
            tell(uow, context.runtime, person, [say(context.runtime.translator(person))])


ROUTES: tuple[Route, ...] = (
    On(ShowReview, show_review, Role.COORDINATOR),
    On(OpenReview, open_review, Role.COORDINATOR),
    On(EditShared, edit, Role.COORDINATOR),
    On(FindStep, find_step, Role.COORDINATOR),
    On(PinShared, pin, Role.COORDINATOR, lambda t: t.gettext("Chose the step of an answer")),
    On(
        SpeakShared, speak, Role.COORDINATOR, lambda t: t.gettext("Chose the language of an answer")
    ),
    On(Publish, publish, Role.COORDINATOR, lambda t: t.gettext("Published an answer")),
    On(
        StillRight,
        still_right,
        Role.COORDINATOR,
        lambda t: t.gettext("Found a published answer still right"),
    ),
    On(DeclineShared, decline, Role.COORDINATOR, lambda t: t.gettext("Declined an answer")),
    Answer(
        reviewing.TEXT, write, Role.COORDINATOR, lambda t: t.gettext("Wrote a text of an answer")
    ),
    Answer(reviewing.STEP, offer_steps, Role.COORDINATOR),
)
