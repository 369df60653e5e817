"""The desk: what needs a coordinator today, and the doors to all they look after."""

from collections.abc import Mapping
from typing import Final

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import ShowReview
from bot.features.audit.actions import ShowAudit
from bot.features.checkins.actions import ShowSilent
from bot.features.concerns.actions import ShowConcerns
from bot.features.desk import repository, views
from bot.features.desk.actions import ShowFailed
from bot.features.desk.domain import RECENT, Desk, Matter
from bot.features.events.organising import ShowOrganised
from bot.features.flags.actions import ShowFlags
from bot.features.kit.actions import ShowOverdue
from bot.features.meetings.actions import ShowRequests
from bot.features.mentors.actions import ShowLapsed
from bot.features.notices.actions import ShowNotices
from bot.features.people.actions import ShowPeople
from bot.features.questions.actions import ShowEscalated
from bot.features.results.actions import ShowResults
from bot.features.rules.actions import ShowChanges
from bot.features.surveys import service as surveys
from bot.features.surveys.actions import ShowSurveys
from bot.features.upkeep.actions import ShowContent
from bot.message import Action
from bot.office import zone_of
from bot.people.person import Role
from bot.routing import Command, On, Route
from bot.screen import ShowDesk
from bot.unit_of_work import UnitOfWork
from handlers import waiting

DOORS: Final[Mapping[Matter, Action]] = {
    Matter.CONCERNS: ShowConcerns(),
    Matter.UNTAKEN: ShowEscalated(),
    Matter.LATE: ShowEscalated(),
    Matter.CALLS: ShowRequests(),
    Matter.EVENTS: ShowOrganised(),
    Matter.NOTICES: ShowNotices(),
    Matter.KIT: ShowOverdue(),
    Matter.PUBLISH: ShowReview(),
    Matter.RECHECK: ShowReview(),
    Matter.RULES: ShowChanges(),
    Matter.CONTENT: ShowContent(),
    Matter.FLAGS: ShowFlags(),
    Matter.LAPSED: ShowLapsed(),
    Matter.SILENT: ShowSilent(),
}


async def show(update: Update, context: Context) -> None:
    """Show what waits now."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.desk(context.t, await _desk(uow, context)))


async def _desk(uow: UnitOfWork, context: Context) -> Desk:
    return Desk(
        waiting=await waiting.count(uow, context.runtime),
        doors=DOORS,
        people=ShowPeople(),
        events=ShowOrganised(),
        notices=ShowNotices(),
        surveys=ShowSurveys(),
        results=ShowResults(),
        audit=ShowAudit(),
        running=sum(one.is_open(uow.now) for one in await surveys.waves(uow)),
        failed=await repository.count_failed(uow, uow.now - RECENT),
    )


async def show_failed(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        since = uow.now - RECENT
        found = await repository.failed(uow, since, views.SHOWN)
        n = await repository.count_failed(uow, since)
        uow.show(views.failed(context.t, n, found, zone_of(context.runtime, uow.person)))


ROUTES: tuple[Route, ...] = (
    Command("today", show, lambda t: t.gettext("What needs me today"), Role.COORDINATOR),
    On(ShowDesk, show, Role.COORDINATOR),
    On(ShowFailed, show_failed, Role.COORDINATOR),
)
