"""Invites: a coordinator asks people in."""

from telegram import Update

from bot.context import Context
from bot.features.invites import service, views
from bot.features.invites.actions import InviteMentor
from bot.people.person import Role
from bot.routing import Command, On, Route


async def show_people(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.people(context.t))


async def invite_mentor(update: Update, context: Context) -> None:
    """Make a link. Its text is a message of its own, which stays when the screen moves on."""
    del update
    async with context.unit_of_work() as uow:
        invite = await service.invite_mentor(uow, context.runtime.programme)
        uow.show(views.made(context.t, invite.ends))
        link = context.runtime.deep_link(invite.code)
        uow.send(views.to_pass_on(context.t, link), uow.person)


ROUTES: tuple[Route, ...] = (
    Command("people", show_people, lambda t: t.gettext("People"), Role.COORDINATOR),
    On(InviteMentor, invite_mentor, Role.COORDINATOR, lambda t: t.gettext("Made an invite")),
)
