"""The lists of a kit: tasks, risks, and what people need on the day."""

from collections.abc import Mapping

from telegram import Update

from bot.context import Context
from bot.features.events.organising import OrganiseEvent
from bot.features.events.service import occasions
from bot.features.kit.actions import (
    AddItem,
    ChooseOwner,
    DropItem,
    MarkItem,
    MoveItem,
    OpenItem,
    OpenKit,
    SetOwner,
    ShowItems,
    ShowOverdue,
    WriteNote,
)
from bot.features.kit.domain import Section
from bot.features.kit.errors import GoneError
from bot.features.kit.service import listing, ticking
from bot.features.kit.service.reading import code, coordinators
from bot.features.kit.views import lists as views
from bot.nudges import Nudge, Piece
from bot.occasions import Occasion
from bot.people.person import Person, Role
from bot.routing import Answer, On, Route
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork
from handlers import occasion
from handlers.kit.parts import kit
from handlers.occasion import typed

COORDINATOR = Role.COORDINATOR


def _section(value: str) -> Section:
    """Return a list by its letter. Raises GoneError."""
    try:
        return Section(value)
    except ValueError:
        raise GoneError from None


async def open_kit(update: Update, context: Context) -> None:
    del update
    event = context.action(OpenKit).event
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, event)
        uow.show(views.kit(context.t, found, OrganiseEvent(event)))


async def show_items(update: Update, context: Context) -> None:
    del update
    action = context.action(ShowItems)
    async with context.unit_of_work() as uow:
        await _list(uow, context, action.event, _section(action.section), action.page)


async def _list(
    uow: UnitOfWork, context: Context, event: int, section: Section, page: int = 0
) -> None:
    uow.show(views.items(context.t, await kit(uow, context, event), section, page))


async def open_item(update: Update, context: Context) -> None:
    del update
    action = context.action(OpenItem)
    async with context.unit_of_work() as uow:
        await _item(uow, context, action.event, action.item)


async def _item(uow: UnitOfWork, context: Context, event: int, name: str) -> None:
    found = await kit(uow, context, event)
    one = found.find(name)
    letters = code(uow, uow.person.id), code(uow, one.mark.owner)
    uow.show(views.item(context.t, found, one, *letters))


async def mark(update: Update, context: Context) -> None:
    del update
    action, library = context.action(MarkItem), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await listing.mark(uow, library, event, action.item, action.state)
        await _item(uow, context, action.event, action.item)


async def choose_owner(update: Update, context: Context) -> None:
    del update
    action = context.action(ChooseOwner)
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, action.event)
        people = await coordinators(uow)
        uow.show(views.owners(context.t, found, found.find(action.item), people))


async def set_owner(update: Update, context: Context) -> None:
    del update
    action, library = context.action(SetOwner), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await listing.own(uow, library, event, action.item, action.owner)
        await _item(uow, context, action.event, action.item)


async def move(update: Update, context: Context) -> None:
    del update
    action, library = context.action(MoveItem), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await listing.move(uow, library, event, action.item, action.by)
        await _item(uow, context, action.event, action.item)


async def ask_own(update: Update, context: Context) -> None:
    del update
    action = context.action(AddItem)
    async with context.unit_of_work() as uow:
        found, section = await kit(uow, context, action.event), _section(action.section)
        await listing.ask_own(uow, found.occasion, section)
        uow.show(views.ask_own(context.t, found, section))


async def add(uow: UnitOfWork, context: Context, event: Occasion, about: Mapping[str, str]) -> None:
    """Keep one's own thing, and show it."""
    name = await listing.add(uow, event, Section(about["section"]), context.text)
    await _item(uow, context, event.id, name)


async def ask_note(update: Update, context: Context) -> None:
    del update
    action, library = context.action(WriteNote), context.runtime.library
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, action.event)
        one = await listing.ask_note(uow, library, found.occasion, action.item)
        uow.show(views.ask_note(context.t, found, one))


async def note(
    uow: UnitOfWork, context: Context, event: Occasion, about: Mapping[str, str]
) -> None:
    """Keep a note, and show what it is about."""
    await listing.note(uow, context.runtime.library, event, about["item"], context.text)
    await _item(uow, context, event.id, about["item"])


async def drop(update: Update, context: Context) -> None:
    del update
    action, library = context.action(DropItem), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        section = await listing.drop(uow, library, event, action.item)
        await _list(uow, context, action.event, section)


async def show_overdue(update: Update, context: Context) -> None:
    del update
    runtime, page = context.runtime, context.action(ShowOverdue).page
    async with context.unit_of_work() as uow:
        near = await occasions.near(uow, ticking.LOOKS_BACK, context.t.language, drafts=True)
        late = await ticking.overdue(uow, runtime.library, near)
        uow.show(views.overdue(context.t, late, page))


# What is said first


async def _due(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    t = runtime.translator(person)
    event = await occasions.find(uow, int(nudge.data["event"]), t.language)
    found = await ticking.still_due(uow, runtime.library, event, nudge) if event else None
    return views.reminder(t, *found) if found else None


NUDGES: Mapping[str, Render] = {ticking.DUE: _due}

ROUTES: tuple[Route, ...] = (
    On(OpenKit, open_kit, COORDINATOR),
    On(ShowItems, show_items, COORDINATOR),
    On(OpenItem, open_item, COORDINATOR),
    On(MarkItem, mark, COORDINATOR, lambda t: t.gettext("Ticked a task of an event")),
    On(ChooseOwner, choose_owner, COORDINATOR),
    On(SetOwner, set_owner, COORDINATOR, lambda t: t.gettext("Gave a task of an event to someone")),
    On(MoveItem, move, COORDINATOR, lambda t: t.gettext("Moved a task of an event")),
    On(AddItem, ask_own, COORDINATOR),
    Answer(listing.OWN, typed(add), COORDINATOR, lambda t: t.gettext("Added a task to an event")),
    On(WriteNote, ask_note, COORDINATOR),
    Answer(listing.NOTE, typed(note), COORDINATOR, lambda t: t.gettext("Wrote a note to an event")),
    On(DropItem, drop, COORDINATOR, lambda t: t.gettext("Deleted a task of an event")),
    On(ShowOverdue, show_overdue, COORDINATOR),
)
