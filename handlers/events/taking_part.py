"""Taking part in events: the list, one event, one tap to answer, and what one needs."""

from telegram import Update

from bot.context import Context
from bot.features.attendance.views import taking_part as attendance
from bot.features.directory.domain import known_places
from bot.features.events import service
from bot.features.events.actions import (
    AnswerEvent,
    OpenEvent,
    ShowEvents,
    ShowNeeds,
    TakeDate,
    ToggleNeed,
    WriteNeed,
)
from bot.features.events.domain import Answer, Need, Place, event, suiting
from bot.features.events.domain.needs import LONGEST
from bot.features.events.errors import NotThisWayError
from bot.features.events.service import needing
from bot.features.events.service.answering import Answered
from bot.features.events.views import taking_part as views
from bot.people import consent
from bot.routing import Answer as Typed
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import arriving, front, links


async def show(update: Update, context: Context) -> None:
    del update
    page = context.pressed_action.page if isinstance(context.pressed_action, ShowEvents) else 0
    async with context.unit_of_work() as uow:
        code = attendance.code_door(context.t) if await arriving.is_awaited(context, uow) else None
        uow.show(views.events(context.t, await _listing(uow, context), page, code))


async def _listing(uow: UnitOfWork, context: Context) -> views.Listing:
    coming = await service.coming(uow)
    facts = (await context.runtime.census(uow, [uow.person]))[uow.person.id]
    mine = await service.of_person(uow, uow.person.id)
    shown = suiting.shown(coming, facts, uow.now, mine)
    places = known_places(context.runtime.library)
    regions = {one.id: places.region_in(one.place) for one in shown if one.place}
    suits = suiting.suiting(shown, facts, regions)
    return views.Listing(suiting.by_fit(shown, suits), suits, mine)


async def open_event(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(await links.event(context, uow, context.action(OpenEvent).event))


async def answer(update: Update, context: Context) -> None:
    """Keep an answer; whoever has not agreed is asked first, and then comes back here."""
    del update
    action = context.action(AnswerEvent)
    async with context.unit_of_work() as uow:
        if not consent.may_hear(uow.person):
            uow.show(front.ask_consent(context, uow, then=event.payload(action.event)))
            return
        said, sure = _said(action.answer), bool(action.sure)
        found = await service.answer(uow, context.runtime, action.event, said, sure=sure)
        if found.loses:
            uow.show(views.ask_lose(context.t, found.event, said))
        else:
            await _answered(uow, context, found)


def _said(code: str) -> Answer:
    try:
        return Answer(code)
    except ValueError:
        raise NotThisWayError from None


async def _answered(uow: UnitOfWork, context: Context, found: Answered) -> None:
    """Show what was answered; who comes in person is asked what they need."""
    mine = found.mine
    assert mine, "they have just answered"
    comes = mine.answer is Answer.IN_PERSON and mine.place is Place.GOING
    if comes and not found.still and found.event.provides:
        uow.show(views.needs(context.t, found.event, mine, first=True))
    else:
        uow.show(await links.event(context, uow, found.event.id))


async def show_needs(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        found, _ = await needing.mine(uow, context.action(ShowNeeds).event)
        _show_needs(uow, context, found)


async def toggle_need(update: Update, context: Context) -> None:
    del update
    action = context.action(ToggleNeed)
    async with context.unit_of_work() as uow:
        how = action.need, bool(action.on)
        _show_needs(uow, context, await needing.toggle(uow, action.event, *how))


async def ask_need(update: Update, context: Context) -> None:
    del update
    action = context.action(WriteNeed)
    async with context.unit_of_work() as uow:
        found = await needing.ask(uow, action.event, action.need)
        uow.show(views.write_need(context.t, found.event, Need(action.need), LONGEST))


async def write_need(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        _show_needs(uow, context, await needing.write(uow, context.text))


def _show_needs(uow: UnitOfWork, context: Context, found: Answered) -> None:
    assert found.mine, "they come"
    uow.show(views.needs(context.t, found.event, found.mine))


async def take_date(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        found = await service.see(uow, context.action(TakeDate).event)
        uow.show(views.date(context.t, found.event))


ROUTES: tuple[Route, ...] = (
    Command("events", show, lambda t: t.gettext("Events")),
    On(ShowEvents, show),
    On(OpenEvent, open_event),
    On(AnswerEvent, answer),
    On(ShowNeeds, show_needs),
    On(ToggleNeed, toggle_need),
    On(WriteNeed, ask_need),
    Typed(needing.WORDS, write_need),
    On(TakeDate, take_date),
)
