"""You said, we did: what came of a survey, told to everybody who was asked."""

from collections.abc import Callable

from telegram import Update

from bot.context import Context
from bot.features.results import service, views
from bot.features.results.actions import SendNote, WriteNote
from bot.features.surveys import service as surveys
from bot.features.surveys.domain import Wave as Asked
from bot.i18n import Translator
from bot.message import Lane, Message
from bot.office import Office, tell
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers.results.reading import read_wave


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
        if note is None:
            uow.show(views.too_late(t))
            return
        _, wave = await read_wave(uow, runtime.library, note.wave_id)
        name = _own_name(runtime, note.language)
        uow.show(views.preview(t, note, t.content(wave.instrument.title), name))


async def send(update: Update, context: Context) -> None:
    del update
    runtime = context.runtime
    async with context.unit_of_work() as uow:
        note = await service.send(uow, context.action(SendNote).note)
        asked, wave = await read_wave(uow, runtime.library, note.wave_id)
        name = _own_name(runtime, note.language)

        def say(t: Translator) -> Message:
            return views.said_and_done(t, note, t.content(wave.instrument.title), name)

        await tell_asked(uow, runtime, asked, say)
        uow.show(views.sent(context.t, note.wave_id))


async def tell_asked(
    uow: UnitOfWork, office: Office, asked: Asked, say: Callable[[Translator], Message]
) -> None:
    """Tell everybody who was asked, each in their language. Who answered is not known here."""
    for person_id in await surveys.invitees(uow, asked):
        person = await uow.get_person(person_id)
        if person and person.reachable:
            tell(uow, office, person, [say(office.translator(person))], Lane.BROADCAST)


def _own_name(office: Office, code: str) -> str:
    """Return how a language calls itself."""
    names = {one.code: one.own_name for one in office.catalogs.languages}
    return names.get(code, code)


ROUTES: tuple[Route, ...] = (
    On(WriteNote, compose, Role.COORDINATOR),
    On(SendNote, send, Role.COORDINATOR, lambda t: t.gettext("Sent “you said, we did”")),
    Answer(service.NOTE, write),
)
