"""Saying that one is here, and reading what one takes home."""

from collections.abc import Mapping, Sequence

from telegram import Update

from bot.context import Context
from bot.features.attendance import domain
from bot.features.attendance.actions import AskCode, ImHere, ReadMaterials
from bot.features.attendance.domain import Material
from bot.features.attendance.errors import EarlyError
from bot.features.attendance.service import coming, hosting, ticking
from bot.features.attendance.views import taking_part as views
from bot.features.events import service as events
from bot.features.events.actions import OpenEvent, ShowEvents
from bot.features.events.domain import event as rules
from bot.features.events.service import occasions
from bot.message import Message
from bot.nudges import Nudge, Piece
from bot.occasions import GoneError
from bot.people import consent
from bot.people.person import Person
from bot.routing import Answer, Handle, On, Route
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork
from handlers import arriving, front, links


async def im_here(update: Update, context: Context) -> None:
    """Note that somebody is here; whoever has not agreed is asked first, and comes back."""
    del update
    action = context.action(ImHere)
    async with context.unit_of_work() as uow:
        if not consent.may_hear(uow.person):
            uow.show(front.ask_consent(context, uow, then=rules.payload(action.event)))
            return
        uow.show(await _by_tap(context, uow, action))


async def _by_tap(context: Context, uow: UnitOfWork, action: ImHere) -> Message:
    """Let somebody in; too early the event stays in sight, with the link of who comes online."""
    try:
        return await arriving.by_tap(context, uow, action.event, action.way)
    except EarlyError as error:
        return await links.event(context, uow, action.event, said=error.message(context.t))


async def ask_code(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await coming.ask_code(uow)
        uow.show(views.ask_code(context.t, ShowEvents()))


async def write_code(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _enter(context, uow, domain.code_in(context.text))


async def _enter(context: Context, uow: UnitOfWork, code: str) -> None:
    """Try a code; whoever has not agreed is asked first, and then counted."""
    if code and not consent.may_hear(uow.person):
        uow.show(front.ask_consent(context, uow, then=domain.payload(code)))
        return
    uow.show(await arriving.by_code(context, uow, code))


def or_code(otherwise: Handle) -> Handle:
    """Return what takes unasked text for a code, where it can be one on a day with an event."""

    async def handled(update: Update, context: Context) -> None:
        code = domain.code_in(context.text)
        if code and context.person and context.person.language:
            async with context.runtime.looking() as uow:  # a unit would end this update here
                awaited = await arriving.is_awaited(context, uow)
            if awaited:
                async with context.unit_of_work() as uow:
                    await _enter(context, uow, code)
                return
        await otherwise(update, context)

    return handled


# What people take home


async def read(update: Update, context: Context) -> None:
    """Show what an event gave to take home, to those who answered or came."""
    del update
    event = context.action(ReadMaterials).event
    async with context.unit_of_work() as uow:
        await hosting.to_read(uow, event)
        answered = event in await events.of_person(uow, uow.person.id)
        if not answered and await coming.mine(uow, event) is None:
            raise GoneError
        title, language, found = await _materials(uow, event, context.t.language)
        uow.show(views.read(context.t, title, found, language, OpenEvent(event)))


async def _materials(
    uow: UnitOfWork, event: int, wanted: str
) -> tuple[str, str, Sequence[Material]]:
    """Return an event's title, and what a reader gets of it in which language."""
    held = await occasions.get(uow, event, wanted)
    every = await hosting.attached(uow, event)
    return held.title, *domain.for_reader(every, wanted)


async def word(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Bring what people take home; nothing when all of it was taken away again."""
    t = runtime.translator(person)
    try:
        title, language, found = await _materials(uow, int(nudge.data["event"]), t.language)
    except GoneError:
        return None
    known = nudge.data.get("came")
    came = None if known is None else bool(known)
    return views.told(t, title, found, language, came=came) if found else None


NUDGES: Mapping[str, Render] = {ticking.MATERIALS: word}

ROUTES: tuple[Route, ...] = (
    On(ImHere, im_here),
    On(AskCode, ask_code),
    Answer(coming.CODE, write_code),
    On(ReadMaterials, read),
)
