"""People: who is here in numbers, who serves here, and roles."""

from typing import Final

from telegram import Update

from bot.context import Context
from bot.features.invites import service as invites
from bot.features.invites.actions import AskRole, ShowPartners
from bot.features.mentors import lapsed
from bot.features.mentors.actions import RemindLapsed, ShowLapsed
from bot.features.mentors.views import lapsed as lapsed_views
from bot.features.people import actions, service
from bot.features.people.domain import BY
from bot.features.people.views import overview, serving
from bot.features.people.views.overview import Doors
from bot.office import tell, zone_of
from bot.people.person import Person, Role
from bot.routing import Command, On, Route
from bot.segments import Counted
from bot.segments.choices import Dimension, Events, offered
from bot.segments.counting import spin_of
from bot.unit_of_work import UnitOfWork
from handlers import front, leaving

# In numbers


async def show(update: Update, context: Context) -> None:
    """Show who is here; counting is done beside the one writer."""
    del update
    found, k = await service.overview(context.runtime), context.runtime.settings.k_anonymity
    async with context.unit_of_work() as uow:
        new = await invites.joined_now(uow)
        joined = Counted(new, found.everybody.people, spin_of(uow.vault, f"{uow.now:%Y-%m} {new}"))
        door = lapsed_views.door(context.t, await lapsed.lapsed(uow))
        doors = Doors(AskRole(), ShowPartners(), door)
        uow.show(overview.people(context.t, found, joined, k, doors))


async def show_numbers(update: Update, context: Context) -> None:
    del update
    said, runtime = context.action(actions.ShowNumbers).dimension, context.runtime
    found = await service.overview(runtime)
    dimension = Dimension(said) if said in BY else BY[0]
    names = offered(runtime.library, runtime.catalogs, Events())
    k = runtime.settings.k_anonymity
    async with context.unit_of_work() as uow:
        uow.show(overview.numbers(context.t, names, found, dimension, k))


# Who serves here


async def show_staff(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, context.action(actions.ShowStaff).page)


async def open_staff(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        _, found = await service.one_of_staff(uow, context.action(actions.OpenStaff).key)
        uow.show(serving.one(context.t, found, zone_of(context.runtime, uow.person)))


async def take_role(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.TakeRole)
    async with context.unit_of_work() as uow:
        if not action.sure:
            _, found = await service.one_of_staff(uow, action.key)
            uow.show(serving.ask_take(context.t, found, action))
            return
        role = Role(action.role)
        person = await service.take_role(uow, action.key, role)
        await leaving.leave(uow, context, person, role)
        await _say_taken(uow, context, person, role)


async def _say_taken(uow: UnitOfWork, context: Context, person: Person, role: Role) -> None:
    if person.id == uow.person.id:
        uow.show(await front.home(context, uow, serving.given_up(context.t, role)))
        return
    t = context.runtime.translator(person)
    closed = role is Role.COORDINATOR and await service.close_doors(uow, person)
    tell(uow, context.runtime, person, [serving.lost(t, role)])
    await _list(uow, context, said=serving.taken(context.t, role, closed=closed))


async def _list(uow: UnitOfWork, context: Context, page: int = 0, said: str = "") -> None:
    zone = zone_of(context.runtime, uow.person)
    uow.show(serving.staff(context.t, await service.staff(uow), page, zone, said))


# Mentors whose year is over


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
    uow.show(lapsed_views.listed(context.t, await lapsed.lapsed(uow), actions.ShowPeople()))


COORDINATOR: Final = Role.COORDINATOR

ROUTES: tuple[Route, ...] = (
    Command("people", show, lambda t: t.gettext("People"), COORDINATOR),
    On(actions.ShowPeople, show, COORDINATOR),
    On(actions.ShowNumbers, show_numbers, COORDINATOR),
    On(actions.ShowStaff, show_staff, COORDINATOR),
    On(actions.OpenStaff, open_staff, COORDINATOR),
    On(actions.TakeRole, take_role, COORDINATOR, lambda t: t.gettext("Took a role away")),
    On(ShowLapsed, show_lapsed, COORDINATOR),
    On(
        RemindLapsed,
        remind_lapsed,
        COORDINATOR,
        lambda t: t.gettext("Had a mentor reminded of the rules"),
    ),
)
