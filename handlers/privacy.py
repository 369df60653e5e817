"""Privacy: what is kept, who sees it, the agreement, and erasing."""

from telegram import Update

from bot.context import Context
from bot.features.answers.service import sharing
from bot.features.attendance.service import coming as attendance
from bot.features.attention import service as attention
from bot.features.audit import service as audit
from bot.features.checkins import service as checkins
from bot.features.concerns import service as concerns
from bot.features.directory import service as directory
from bot.features.events import service as events
from bot.features.flags import service as flags
from bot.features.home.actions import ShowSettings
from bot.features.kit.service import ticking as kit
from bot.features.meetings import service as meetings
from bot.features.mentors import service as mentors
from bot.features.notices import service as notices
from bot.features.onboarding.actions import ShowConsent
from bot.features.pathways import service as pathways
from bot.features.people import service as people
from bot.features.privacy import domain, service, views
from bot.features.privacy.actions import (
    AskErase,
    AskWithdraw,
    Erase,
    ShowPrivacy,
    ShowReaders,
    ShowTimes,
    Withdraw,
)
from bot.features.privacy.service import Eraser
from bot.features.questions import service as questions
from bot.features.replies import service as replies
from bot.features.surveys import service as surveys
from bot.features.votes import service as votes
from bot.routing import Command, On, Route
from handlers import front

GUIDANCE: tuple[Eraser, ...] = (
    pathways.erase,
    questions.erase_asked,
    sharing.erase_asked,
    meetings.erase_asked,
    attention.erase,
    checkins.erase,
    directory.erase,
    events.erase,
    flags.erase,
    surveys.erase,
    votes.erase,
    attendance.erase,
)
"""What consent to guidance allows to keep."""
EVERYTHING: tuple[Eraser, ...] = (
    pathways.erase,
    questions.erase,
    sharing.erase,
    meetings.erase,
    mentors.erase,
    replies.erase,
    concerns.erase,
    attention.erase,
    checkins.erase,
    directory.erase,
    events.erase,
    flags.erase,
    surveys.erase,
    votes.erase,
    attendance.erase,
    kit.erase,
    people.erase,
    notices.erase,
    audit.erase,
)
"""Every feature that keeps something about people."""


async def show_privacy(update: Update, context: Context) -> None:
    del update
    runtime = context.runtime
    keeping = domain.keeping(runtime.settings, runtime.programme)
    async with context.unit_of_work() as uow:
        uow.show(views.privacy(context.t, uow.person, keeping,
                               ask_consent=ShowConsent(), back=ShowSettings()))  # fmt: skip


async def show_readers(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.readers(context.t))


async def show_times(update: Update, context: Context) -> None:
    del update
    keeping = domain.keeping(context.runtime.settings, context.runtime.programme)
    async with context.unit_of_work() as uow:
        uow.show(views.times(context.t, keeping))


async def ask_withdraw(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.ask_withdraw(context.t))


async def withdraw(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.withdraw(uow, GUIDANCE)
        uow.show(await front.home(context, uow, views.withdrawn(context.t)))


async def ask_erase(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.ask_erase(context.t))


async def erase(update: Update, context: Context) -> None:
    """Erase, say goodbye, and then clear the side files of what was deleted."""
    del update
    async with context.unit_of_work() as uow:
        await service.erase(uow, EVERYTHING)
        uow.farewell(views.erased(context.t))
    await context.runtime.store.database.shrink()


ROUTES: tuple[Route, ...] = (
    Command("privacy", show_privacy, lambda t: t.gettext("Privacy, and deleting my data")),
    On(ShowPrivacy, show_privacy),
    On(ShowReaders, show_readers),
    On(ShowTimes, show_times),
    On(AskWithdraw, ask_withdraw),
    On(Withdraw, withdraw),
    On(AskErase, ask_erase),
    On(Erase, erase),
)
