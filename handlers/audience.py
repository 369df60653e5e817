"""Whom something is for: coordinators choose a segment, and see about how many people it holds."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Update

from bot.context import Context
from bot.errors import UserError
from bot.features.events import service as events
from bot.features.events.organising import OrganiseEvent
from bot.features.notices.actions import ChangeNotice
from bot.features.notices.service import writing as notices
from bot.features.people import service as people
from bot.features.people.actions import ShowPeople
from bot.i18n import Translator
from bot.message import Action
from bot.people.person import Person, Role
from bot.routing import On, Route
from bot.segments import Facts, Segment, count
from bot.segments.actions import Name, NameChoices, ShowAudience
from bot.segments.choices import Dimension, Offered, naming, offered
from bot.segments.views import Picked, Picker
from bot.unit_of_work import UnitOfWork
from handlers import census


@dataclass(frozen=True)
class Owner:
    """Something that is for a segment of people: how the segment is read and kept, by id of it.

    Both raise a UserError where it is gone, or is not to be changed any more. `back` leads to it.
    `promotes`: whether it goes only to those who said yes to news and offers. `is_look`: nothing
    is for these people, somebody only looks at them: that is no act for the audit log.
    """

    load: Callable[[UnitOfWork, int], Awaitable[Segment]]
    save: Callable[[UnitOfWork, int, Segment], Awaitable[None]]
    back: Callable[[int], Action]
    promotes: Callable[[UnitOfWork, int], Awaitable[bool]] | None = None
    is_look: bool = False


OWNERS: Mapping[str, Owner] = {
    "note": Owner(notices.audience, notices.choose, ChangeNotice, notices.is_promotion),
    "look": Owner(people.look, people.keep_look, lambda _: ShowPeople(), is_look=True),
    "ev": Owner(events.audience, events.keep_audience, OrganiseEvent),
}
"""By what stands for the kind in a button: one or two letters."""


class NoOwnerError(UserError):
    """A button leads to something that no feature has (any more)."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is not here any more.")


@dataclass(frozen=True)
class _Found:
    """What is being chosen, as it stands."""

    owner: Owner
    offered: Offered
    picked: Picked


async def show(update: Update, context: Context) -> None:
    del update
    action = context.action(ShowAudience)
    picker = _picker(context, await _find(context, action.owner, action.subject))
    async with context.unit_of_work() as uow:
        uow.show(picker.audience())


async def show_choices(update: Update, context: Context) -> None:
    del update
    action = context.action(NameChoices)
    picker = _picker(context, await _find(context, action.owner, action.subject))
    dimension = _dimension(action.dimension)
    async with context.unit_of_work() as uow:
        uow.show(picker.choices(dimension, action.page, action.within))


async def name(update: Update, context: Context) -> None:
    """Keep a choice. One of steps leads back: only one can be named."""
    del update
    action = context.action(Name)
    dimension = _dimension(action.dimension)
    found = await _find(context, action.owner, action.subject, action)
    picker, is_done = _picker(context, found), dimension is Dimension.STEP
    async with context.unit_of_work() as uow:
        await _keep(uow, action, found)
        uow.show(picker.audience() if is_done else picker.choices(dimension, action.page, ""))


async def _keep(uow: UnitOfWork, action: Name, found: _Found) -> None:
    owner, subject = found.owner, action.subject
    before = await owner.load(uow, subject)
    chosen = _named(before, action, found.offered)
    await owner.save(uow, subject, chosen)
    uow.about(str(subject))
    if owner.is_look or chosen == before:
        uow.nothing_done()


def _dimension(said: str) -> Dimension:
    if said not in set(Dimension):
        raise NoOwnerError
    return Dimension(said)


def _named(segment: Segment, action: Name, found: Offered) -> Segment:
    dimension = _dimension(action.dimension)
    return naming(segment, dimension, action.choice, found, on=bool(action.on))


async def _find(context: Context, kind: str, subject: int, change: Name | None = None) -> _Found:
    """Return what is being chosen, changed already as it is about to be kept, and count it.

    All of it is read beside the one writer: going through everybody takes its time.
    """
    runtime, owner = context.runtime, OWNERS.get(kind)
    if owner is None:
        raise NoOwnerError
    async with runtime.looking(context.person) as uow:
        segment = await owner.load(uow, subject)
        promotes = owner.promotes is not None and await owner.promotes(uow, subject)
        named = await census.events_offered(uow, context.t)
    found = offered(runtime.library, runtime.catalogs, named)
    segment = _named(segment, change, found) if change else segment
    counted = await count(runtime, segment, _may_hear(promotes))
    k = runtime.settings.k_anonymity
    return _Found(owner, found, Picked(kind, subject, segment, counted, k, owner.back(subject)))


def _may_hear(promotes: bool) -> Callable[[Person, Facts], bool]:
    return lambda _, facts: facts.promotion or not promotes


def _picker(context: Context, found: _Found) -> Picker:
    return Picker(context.t, found.offered, found.picked)


ROUTES: tuple[Route, ...] = (
    On(ShowAudience, show, Role.COORDINATOR),
    On(NameChoices, show_choices, Role.COORDINATOR),
    On(Name, name, Role.COORDINATOR, lambda t: t.gettext("Chose whom something is for")),
)
