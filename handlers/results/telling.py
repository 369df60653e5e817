"""You said, we did: what came of a survey, told to everybody who was asked."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from telegram import Update

from bot.context import Context
from bot.features.results import service, views
from bot.features.results.actions import SendNote, WriteNote
from bot.features.results.domain.notes import Note
from bot.features.surveys import service as surveys
from bot.features.surveys.domain import Wave as Asked
from bot.nudges import Nudge, Piece, propose_all
from bot.office import Office
from bot.people.person import Person, Role
from bot.routing import Answer, On, Route
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork
from handlers.results.reading import read_instrument, read_wave

NOTE: Final = "survey-note"
NEWS_FOR: Final = dt.timedelta(days=30)


async def compose(update: Update, context: Context) -> None:
    del update
    wave_id, runtime = context.action(WriteNote).wave, context.runtime
    async with context.unit_of_work() as uow:
        _, wave = await read_wave(uow, runtime.library, wave_id)
        await service.compose(uow, wave)
        title = context.t.content(wave.instrument.title)
        uow.show(views.write(context.t, wave_id, title, runtime.settings.k_anonymity))


async def write(update: Update, context: Context) -> None:
    del update
    t, runtime = context.t, context.runtime
    async with context.unit_of_work() as uow:
        note = await service.write(uow, context.text)
        _, wave = await read_wave(uow, runtime.library, note.wave_id)
        name = _own_name(runtime, note.language)
        uow.show(views.preview(t, note, t.content(wave.instrument.title), name))


async def send(update: Update, context: Context) -> None:
    del update
    runtime = context.runtime
    async with context.unit_of_work() as uow:
        note = await service.send(uow, context.action(SendNote).note)
        asked, _ = await read_wave(uow, runtime.library, note.wave_id)
        await tell_asked(uow, asked, note)
        uow.show(views.sent(context.t, note.wave_id))


async def tell_asked(uow: UnitOfWork, asked: Asked, note: Note) -> None:
    """Have everybody told who was asked. Who answered is not known here."""
    news = Nudge(NOTE, str(note.id), uow.now, uow.now + NEWS_FOR, {"note": note.id})
    people = [await uow.get_person(one) for one in await surveys.invitees(uow, asked)]
    await propose_all(uow, [(one, news) for one in people if one and one.reachable])


async def render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Word it in the language of who was asked."""
    note = await service.sent(uow, int(nudge.data["note"]))
    instrument = await read_instrument(uow, runtime.library, note.wave_id) if note else None
    if note is None or instrument is None:
        return None
    t, name = runtime.translator(person), _own_name(runtime, note.language)
    message = views.said_and_done(t, note, t.content(instrument.title), name)
    return Piece(t.gettext("📣 You said, we did"), message)  # limit: button 32


def _own_name(office: Office, code: str) -> str:
    """Return how a language calls itself."""
    names = {one.code: one.own_name for one in office.catalogs.languages}
    return names.get(code, code)


NUDGES: Mapping[str, Render] = {NOTE: render}

ROUTES: tuple[Route, ...] = (
    On(WriteNote, compose, Role.COORDINATOR),
    On(SendNote, send, Role.COORDINATOR, lambda t: t.gettext("Sent “you said, we did”")),
    Answer(service.NOTE, write, Role.COORDINATOR),
)
