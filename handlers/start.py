"""/start: a stranger, somebody we know, or somebody with an invite or another link."""

from telegram import Update

from bot.context import Context
from bot.features.invites import domain
from bot.features.invites import service as invites
from bot.features.onboarding import service, views
from bot.features.votes.service import voting
from bot.routing import Command, Route
from bot.unit_of_work import UnitOfWork
from handlers import front, links, menu


async def start(update: Update, context: Context) -> None:
    """Begin, or go home. What is no link is an invite: its role is kept before all else."""
    del update
    async with context.unit_of_work() as uow:
        if context.args and links.leads(context.args[0]):
            uow.show(await front.follow(context, uow, context.args[0]))
        elif context.args and (poster := domain.poster_of(context.args[0])):
            await invites.came_by_poster(uow, poster)
            uow.show(await front.home(context, uow))
        elif context.args:
            await _take_invite(context, uow, context.args[0])
        else:
            uow.show(await front.home(context, uow))


async def _take_invite(context: Context, uow: UnitOfWork, code: str) -> None:
    gift = await service.redeem(uow, code)
    if gift is None:
        said = None if await service.is_silenced(uow) else views.wrong_invite(context.t)
        uow.show(await front.home(context, uow, said))
        return
    await voting.hear(uow)
    if gift.partner_id and gift.role is None:
        await invites.came_by(uow, gift.partner_id)
    menu.renew(context, uow)
    uow.show(await front.welcome(context, uow, gift.role))


ROUTES: tuple[Route, ...] = (Command("start", start, lambda t: t.gettext("Start")),)
