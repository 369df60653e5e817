"""People: a coordinator asks them in, and has mentors reminded whose year is over."""

from telegram import Update

from bot.context import Context
from bot.features.invites import service, views
from bot.features.invites.actions import InviteMentor
from bot.features.mentors import lapsed
from bot.features.mentors.actions import RemindLapsed, ShowLapsed
from bot.features.mentors.views import lapsed as lapsed_views
from bot.features.people.actions import ShowPeople
from bot.people.person import Role
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork


async def show_people(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        door = lapsed_views.door(context.t, await lapsed.lapsed(uow))
        uow.show(views.people(context.t, door))


async def invite_mentor(update: Update, context: Context) -> None:
    """Make a link. Its text is a message of its own, which stays when the screen moves on."""
    del update
    async with context.unit_of_work() as uow:
        invite = await service.invite_mentor(uow, context.runtime.programme)
        uow.show(views.made(context.t, invite.ends))
        link = context.runtime.deep_link(invite.code)
        uow.send(views.to_pass_on(context.t, link), uow.person)


async def show_lapsed(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _show_lapsed(uow, context)


async def remind_lapsed(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await lapsed.remind(uow, context.action(RemindLapsed).mentor)
        await _show_lapsed(uow, context)


async def _show_lapsed(uow: UnitOfWork, context: Context) -> None:
    uow.show(lapsed_views.listed(context.t, await lapsed.lapsed(uow), ShowPeople()))


ROUTES: tuple[Route, ...] = (
    Command("people", show_people, lambda t: t.gettext("People"), Role.COORDINATOR),
    On(ShowPeople, show_people, Role.COORDINATOR),
    On(ShowLapsed, show_lapsed, Role.COORDINATOR),
    On(
        RemindLapsed,
        remind_lapsed,
        Role.COORDINATOR,
        lambda t: t.gettext("Had a mentor reminded of the rules"),
    ),
    On(InviteMentor, invite_mentor, Role.COORDINATOR, lambda t: t.gettext("Made an invite")),
)
