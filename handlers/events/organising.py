"""Organising events: who comes and what they need, changes, telling people, calling off."""

import asyncio

from telegram import Update

from bot.context import Context
from bot.features.events.domain import event as rules
from bot.features.events.organising import (
    CancelEvent,
    CloseEvent,
    ConfirmChange,
    DrawCode,
    OrganiseEvent,
    ShowNeedsOf,
    ShowOrganised,
    TellPeople,
)
from bot.features.events.service import changing, reading
from bot.features.events.views import organising as views
from bot.features.events.views import overview
from bot.people.person import Person, Role
from bot.routing import Answer, Command, On, Route
from bot.segments import Facts, count
from bot.segments.words import how_many
from handlers.events import screens


async def begin(update: Update, context: Context) -> None:
    """Show all events to somebody who organises them."""
    del update
    async with context.unit_of_work() as uow:
        await screens.show_all(uow, context)


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await screens.show_all(uow, context, context.action(ShowOrganised).page)


async def organise(update: Update, context: Context) -> None:
    """Show one event; a change that waited for a yes is not made."""
    del update
    async with context.runtime.looking(context.person) as uow:
        event = await reading.get(uow, context.action(OrganiseEvent).event)
        shown = await screens.organised(uow, context, event)
    async with context.unit_of_work() as uow:
        await changing.forget_change(uow)
        uow.show(shown)


async def show_needs(update: Update, context: Context) -> None:
    del update
    action = context.action(ShowNeedsOf)
    async with context.runtime.looking() as uow:
        event = await reading.get(uow, action.event)
        guests = await reading.guests(uow, event)
    words = context.t, event, guests, action.page
    shown = await asyncio.to_thread(overview.needs, *words)  # of thousands it takes long
    async with context.unit_of_work() as uow:
        uow.show(shown)


async def confirm(update: Update, context: Context) -> None:
    del update
    action = context.action(ConfirmChange)
    async with context.unit_of_work() as uow:
        if not await changing.waits(uow, action.event):
            event = await reading.get(uow, action.event)
            uow.show(await screens.organised(uow, context, event, views.stands(context.t)))
            return
        how = context.runtime, action.event
        event, *_ = await changing.confirm(uow, *how, later=bool(action.later))
        uow.show(await screens.organised(uow, context, event, views.changed(context.t)))


async def ask_again(update: Update, context: Context) -> None:
    """Show the change again that waits for a yes: a text says neither yes nor no."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.ask_change(context.t, await changing.staged(uow)))


async def draw(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        found = await reading.get(uow, context.action(DrawCode).event)
        link = context.runtime.deep_link(rules.payload(found.id))
        uow.show(overview.code(context.t, found, link))


async def close(update: Update, context: Context) -> None:
    del update
    action = context.action(CloseEvent)
    async with context.unit_of_work() as uow:
        event = await changing.close(uow, action.event, closed=bool(action.closed))
        uow.show(await screens.organised(uow, context, event))


async def cancel(update: Update, context: Context) -> None:
    del update
    action = context.action(CancelEvent)
    async with context.unit_of_work() as uow:
        event = await reading.get(uow, action.event)
        if not action.sure and event.is_coming(uow.now):
            coming = await reading.how_many_come(uow, event.id)
            uow.show(views.ask_cancel(context.t, event, coming, await changing.later(uow, event)))
            return
        await changing.cancel(uow, event.id, later=bool(action.later))
        await screens.show_all(uow, context, said=views.cancelled(context.t))


async def tell(update: Update, context: Context) -> None:
    """Ask once more, with about how many people that is; then let the clock tell them."""
    del update
    action = context.action(TellPeople)
    if not action.sure:
        await _ask_tell(context, action.event)
        return
    async with context.unit_of_work() as uow:
        event = await changing.tell_people(uow, action.event)
        uow.show(await screens.organised(uow, context, event, views.telling(context.t)))


async def _ask_tell(context: Context, event_id: int) -> None:
    runtime = context.runtime
    async with runtime.looking() as uow:
        audience = (await reading.get(uow, event_id)).audience
    found = await count(runtime, audience, _hears_news)
    async with context.unit_of_work() as uow:
        event = await reading.get(uow, event_id)
        number = how_many(context.t, found, runtime.settings.k_anonymity)
        uow.show(views.ask_tell(context.t, event, number))


def _hears_news(person: Person, facts: Facts) -> bool:
    return facts.promotion and person.reachable


ROUTES: tuple[Route, ...] = (
    Command("event", begin, lambda t: t.gettext("Organise events"), Role.COORDINATOR),
    On(ShowOrganised, show, Role.COORDINATOR),
    On(OrganiseEvent, organise, Role.COORDINATOR),
    On(ShowNeedsOf, show_needs, Role.COORDINATOR, lambda t: t.gettext("Read what people need")),
    On(ConfirmChange, confirm, Role.COORDINATOR, lambda t: t.gettext("Changed an open event")),
    On(DrawCode, draw, Role.COORDINATOR),
    Answer(changing.CHANGE, ask_again, Role.COORDINATOR),
    On(CloseEvent, close, Role.COORDINATOR, lambda t: t.gettext("Closed or opened an event")),
    On(CancelEvent, cancel, Role.COORDINATOR, lambda t: t.gettext("Called an event off")),
    On(TellPeople, tell, Role.COORDINATOR, lambda t: t.gettext("Told people of an event")),
)
