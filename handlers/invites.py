"""Invites: coordinators ask people in, take links back, and keep the list of partners."""

import datetime as dt
import secrets

from telegram import Update

from bot.context import Context
from bot.features.invites import actions, domain, service
from bot.features.invites.domain import Partner
from bot.features.invites.views import inviting, partners
from bot.features.people.actions import ShowPeople
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.segments import Counted
from bot.segments.counting import spin_of
from bot.segments.words import how_many
from bot.unit_of_work import UnitOfWork

ID_BITS = 48

# Invites


async def ask_role(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(inviting.ask_role(context.t, ShowPeople()))


async def ask_days(update: Update, context: Context) -> None:
    del update
    role = context.action(actions.AskDays).role
    choices = domain.expiries(context.runtime.programme.invite_days)
    async with context.unit_of_work() as uow:
        uow.show(inviting.ask_days(context.t, role, choices, secrets.randbits(ID_BITS)))


async def ask_partner(update: Update, context: Context) -> None:
    del update
    action, once = context.action(actions.AskPartner), secrets.randbits(ID_BITS)
    async with context.unit_of_work() as uow:
        offered = [one for one in await service.partners(uow) if not one.retired]
        uow.show(inviting.ask_partner(context.t, action, offered, once))


async def make(update: Update, context: Context) -> None:
    """Make a link. Its text is a message of its own, which stays when the screen moves on."""
    del update
    chosen = context.action(actions.MakeInvite)
    async with context.unit_of_work() as uow:
        uow.about(f"{chosen.role}:{chosen.days}")
        invite = await service.make(uow, context.runtime.programme, chosen)
        uow.show(inviting.made(context.t, invite))
        if invite:
            link = context.runtime.deep_link(invite.code)
            uow.send(inviting.picture(context.t, invite, link), uow.person)
            uow.send(inviting.to_pass_on(context.t, invite, link), uow.person)


async def show_waiting(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _waiting(uow, context, context.action(actions.ShowInvites).page)


async def take_back(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        done = await service.take_back(uow, context.action(actions.TakeBack).invite)
        await _waiting(uow, context, 0, inviting.taken_back(context.t, done=done))


async def _waiting(uow: UnitOfWork, context: Context, page: int, said: str = "") -> None:
    found, known = await service.waiting(uow), await service.partners(uow)
    uow.show(inviting.waiting(context.t, found, known, page, said))


# Organisations that send people


async def show_partners(update: Update, context: Context) -> None:
    del update
    page = context.action(actions.ShowPartners).page
    async with context.unit_of_work() as uow:
        uow.show(partners.listed(context.t, await service.partners(uow), page, ShowPeople()))


async def open_partner(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.partner(uow, context.action(actions.OpenPartner).partner)
        _show(uow, context, one)


async def name_partner(update: Update, context: Context) -> None:
    del update
    partner = context.action(actions.NamePartner).partner
    async with context.unit_of_work() as uow:
        await service.ask_name(uow, partner)
        one = await service.partner(uow, partner) if partner else None
        uow.show(partners.ask_name(context.t, one))


async def answer_name(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.answer_name(uow, context.text)
        uow.about(str(one.id))
        _show(uow, context, one, partners.noted(context.t))


async def retire(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.RetirePartner)
    async with context.unit_of_work() as uow:
        one = await service.retire(uow, action.partner, retired=bool(action.on))
        _show(uow, context, one, partners.noted(context.t))


async def make_poster(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.poster(uow, context.action(actions.MakePoster).partner)
        link = context.runtime.deep_link(f"{domain.POSTER}{one.poster}")
        _show(uow, context, one)
        uow.send(partners.poster(context.t, one, link), uow.person)


async def end_poster(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await service.end_poster(uow, context.action(actions.EndPoster).partner)
        _show(uow, context, one, partners.ended(context.t))


def _show(uow: UnitOfWork, context: Context, one: Partner, said: str = "") -> None:
    k = context.runtime.settings.k_anonymity

    def about(partner: Partner, month: dt.date) -> str:
        came = partner.months[month]
        spin = spin_of(uow.vault, f"{partner.id} {month} {came}")
        return how_many(context.t, Counted(came, came, spin), k)

    uow.show(partners.partner(context.t, one, about, said))


ROUTES: tuple[Route, ...] = (
    On(actions.AskRole, ask_role, Role.COORDINATOR),
    On(actions.AskDays, ask_days, Role.COORDINATOR),
    On(actions.AskPartner, ask_partner, Role.COORDINATOR),
    On(actions.MakeInvite, make, Role.COORDINATOR, lambda t: t.gettext("Made an invite")),
    On(actions.ShowInvites, show_waiting, Role.COORDINATOR),
    On(actions.TakeBack, take_back, Role.COORDINATOR, lambda t: t.gettext("Took an invite back")),
    On(actions.ShowPartners, show_partners, Role.COORDINATOR),
    On(actions.OpenPartner, open_partner, Role.COORDINATOR),
    On(actions.NamePartner, name_partner, Role.COORDINATOR),
    Answer(
        service.NAME, answer_name, Role.COORDINATOR, lambda t: t.gettext("Named an organisation")
    ),
    On(
        actions.RetirePartner,
        retire,
        Role.COORDINATOR,
        lambda t: t.gettext("Took an organisation off the list, or put it back"),
    ),
    On(
        actions.MakePoster,
        make_poster,
        Role.COORDINATOR,
        lambda t: t.gettext("Got a link for posters"),
    ),
    On(
        actions.EndPoster,
        end_poster,
        Role.COORDINATOR,
        lambda t: t.gettext("Ended a link for posters"),
    ),
)
