"""The order of the day of an event."""

from collections.abc import Mapping

from telegram import Update

from bot.context import Context
from bot.features.kit.actions import (
    AddSlot,
    DropSlot,
    OpenSlot,
    ResetProgramme,
    ShiftSlot,
    ShowProgramme,
    StretchSlot,
)
from bot.features.kit.service import planning
from bot.features.kit.views import programme as views
from bot.occasions import Occasion
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import occasion
from handlers.kit.parts import kit
from handlers.occasion import typed

COORDINATOR = Role.COORDINATOR


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _day(uow, context, context.action(ShowProgramme).event)


async def _day(uow: UnitOfWork, context: Context, event: int) -> None:
    uow.show(views.programme(context.t, await kit(uow, context, event)))


async def open_slot(update: Update, context: Context) -> None:
    del update
    action = context.action(OpenSlot)
    async with context.unit_of_work() as uow:
        await _piece(uow, context, action.event, action.slot)


async def _piece(uow: UnitOfWork, context: Context, event: int, key: str) -> None:
    """Show one part of the day; where it is gone, the day."""
    found = await kit(uow, context, event)
    one = found.day.find(key)
    uow.show(views.piece(context.t, found, one) if one else views.programme(context.t, found))


async def shift(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ShiftSlot), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await planning.shift(uow, library, event, action.slot, action.by)
        await _piece(uow, context, action.event, action.slot)


async def stretch(update: Update, context: Context) -> None:
    del update
    action, library = context.action(StretchSlot), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await planning.stretch(uow, library, event, action.slot, action.by)
        await _piece(uow, context, action.event, action.slot)


async def drop(update: Update, context: Context) -> None:
    del update
    action, library = context.action(DropSlot), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await planning.leave_out(uow, library, event, action.slot)
        await _day(uow, context, action.event)


async def ask(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, context.action(AddSlot).event)
        await planning.ask(uow, context.runtime.library, found.occasion)
        uow.show(views.ask_part(context.t, found))


async def add(uow: UnitOfWork, context: Context, event: Occasion, about: Mapping[str, str]) -> None:
    """Keep a part of the day, and show it."""
    del about
    key = await planning.add(uow, context.runtime.library, event, context.text)
    await _piece(uow, context, event.id, key)


async def reset(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, context.action(ResetProgramme).event)
        await planning.reset(uow, event)
        await _day(uow, context, event.id)


ROUTES: tuple[Route, ...] = (
    On(ShowProgramme, show, COORDINATOR),
    On(OpenSlot, open_slot, COORDINATOR),
    On(ShiftSlot, shift, COORDINATOR, lambda t: t.gettext("Moved a part of the day")),
    On(StretchSlot, stretch, COORDINATOR, lambda t: t.gettext("Changed a length in the day")),
    On(DropSlot, drop, COORDINATOR, lambda t: t.gettext("Left out a part of the day")),
    On(AddSlot, ask, COORDINATOR),
    Answer(planning.PART, typed(add), COORDINATOR, lambda t: t.gettext("Added a part of the day")),
    On(ResetProgramme, reset, COORDINATOR, lambda t: t.gettext("Put the day in the usual order")),
)
