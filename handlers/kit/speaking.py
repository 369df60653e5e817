"""Who speaks at an event."""

from collections.abc import Mapping

from telegram import Update

from bot.context import Context
from bot.features.kit.actions import (
    AddSpeaker,
    ConfirmSpeaker,
    DropSpeaker,
    EditSpeaker,
    OpenSpeaker,
    ShowSpeakers,
)
from bot.features.kit.service import speaking
from bot.features.kit.views import people as views
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
        await _speakers(uow, context, context.action(ShowSpeakers).event)


async def _speakers(uow: UnitOfWork, context: Context, event: int) -> None:
    uow.show(views.speakers(context.t, await kit(uow, context, event)))


async def open_speaker(update: Update, context: Context) -> None:
    del update
    action = context.action(OpenSpeaker)
    async with context.unit_of_work() as uow:
        await _speaker(uow, context, action.event, action.speaker)


async def _speaker(uow: UnitOfWork, context: Context, event: int, speaker: int) -> None:
    found = await kit(uow, context, event)
    uow.show(views.speaker(context.t, found, found.speaker(speaker)))


async def ask(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, context.action(AddSpeaker).event)
        await speaking.ask(uow, found.occasion)
        uow.show(views.ask_speaker(context.t, found))


async def add(uow: UnitOfWork, context: Context, event: Occasion, about: Mapping[str, str]) -> None:
    """Keep a new speaker, and show them."""
    del about
    new = await speaking.add(uow, event, context.text)
    await _speaker(uow, context, event.id, new.id)


async def ask_field(update: Update, context: Context) -> None:
    del update
    action, library = context.action(EditSpeaker), context.runtime.library
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, action.event)
        one = await speaking.ask_field(uow, library, found.occasion, action.speaker, action.field)
        uow.show(views.ask_field(context.t, found, one, action.field))


async def write(
    uow: UnitOfWork, context: Context, event: Occasion, about: Mapping[str, str]
) -> None:
    """Keep one field, and show the speaker."""
    speaker = int(about["speaker"])
    library = context.runtime.library
    await speaking.write(uow, library, event, speaker, about["field"], context.text)
    await _speaker(uow, context, event.id, speaker)


async def confirm(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ConfirmSpeaker), context.runtime.library
    async with context.unit_of_work() as uow:
        event = await occasion.find(uow, context, action.event)
        await speaking.confirm(uow, library, event, action.speaker, on=bool(action.on))
        await _speaker(uow, context, action.event, action.speaker)


async def drop(update: Update, context: Context) -> None:
    del update
    action, library = context.action(DropSpeaker), context.runtime.library
    async with context.unit_of_work() as uow:
        found = await kit(uow, context, action.event)
        if not action.sure:
            uow.show(views.ask_drop(context.t, found, found.speaker(action.speaker)))
            return
        await speaking.drop(uow, library, found.occasion, action.speaker)
        await _speakers(uow, context, action.event)


ROUTES: tuple[Route, ...] = (
    On(ShowSpeakers, show, COORDINATOR),
    On(OpenSpeaker, open_speaker, COORDINATOR, lambda t: t.gettext("Looked at a speaker")),
    On(AddSpeaker, ask, COORDINATOR),
    Answer(speaking.SPEAKER, typed(add), COORDINATOR, lambda t: t.gettext("Added a speaker")),
    On(EditSpeaker, ask_field, COORDINATOR),
    Answer(speaking.FIELD, typed(write), COORDINATOR, lambda t: t.gettext("Changed a speaker")),
    On(ConfirmSpeaker, confirm, COORDINATOR, lambda t: t.gettext("Ticked that a speaker comes")),
    On(DropSpeaker, drop, COORDINATOR, lambda t: t.gettext("Took a speaker off the list")),
)
