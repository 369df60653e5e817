"""Offering times for calls, as a coordinator or as a mentor who said so."""

import datetime as dt

from telegram import Update

from bot.clock import from_minutes
from bot.context import Context
from bot.features.meetings import actions
from bot.features.meetings.service import agreeing, offering
from bot.features.meetings.views import mine as mine_views
from bot.features.meetings.views import offering as views
from bot.i18n.translator import UK
from bot.office import zone_of
from bot.people.person import Role, may
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork


async def show_requests(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.requests(context.t, await offering.requests(uow)))


async def show_calls(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _show_calls(uow, context)


async def offer_calls(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        helping = bool(context.action(actions.OfferCalls).helping)
        await offering.set_helping(uow, helping=helping)
        await _show_calls(uow, context)


async def _show_calls(uow: UnitOfWork, context: Context) -> None:
    helping, waiting = await offering.helps(uow), await offering.requests(uow)
    uow.show(views.for_mentor(context.t, waiting, helping=helping))


async def open_request(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        meeting = await offering.look(uow, context.action(actions.OpenRequest).meeting)
        coordinates = may(uow.person, Role.COORDINATOR)
        back = views.entrance(coordinates=coordinates)
        language = await _language(uow, context, meeting.asker_id)
        uow.show(views.request(context.t, meeting, language, may_close=coordinates, back=back))


async def _language(uow: UnitOfWork, context: Context, person_id: int) -> str:
    """Return the own name of the language somebody reads."""
    asker, catalogs = await uow.get_person(person_id), context.runtime.catalogs
    code = catalogs.known(asker.language or "en") if asker else "en"
    return next(one.own_name for one in catalogs.languages if one.code == code)


async def offer_times(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        draft = await offering.begin(uow, context.action(actions.OfferTimes).meeting)
        await _show_days(uow, context, draft)


async def show_days(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        draft = await offering.choose(uow, context.action(actions.ShowDays).meeting)
        await _show_days(uow, context, draft)


async def show_hours(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.ShowHours)
    async with context.unit_of_work() as uow:
        draft = await offering.choose(uow, action.meeting)
        await _show_hours(uow, context, draft, dt.date.fromordinal(action.day))


async def toggle_slot(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.ToggleSlot)
    async with context.unit_of_work() as uow:
        slot = from_minutes(action.slot)
        draft = await offering.toggle(uow, action.meeting, slot, on=bool(action.on))
        await _show_hours(uow, context, draft, slot.astimezone(UK).date())


async def ask_place(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        draft = await offering.ask_place(uow, context.action(actions.AskPlace).meeting)
        uow.show(views.where(context.t, draft.meeting))


async def we_call(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        draft = await offering.we_call(uow, context.action(actions.WeCall).meeting)
        await _show_offer(uow, context, draft)


async def write_offer(update: Update, context: Context) -> None:
    """Take times or the place, whichever is waited for."""
    del update
    async with context.unit_of_work() as uow:
        draft = await offering.write(uow, context.text)
        if draft.times_done:
            await _show_offer(uow, context, draft)
        else:
            await _show_days(uow, context, draft)


async def send_offer(update: Update, context: Context) -> None:
    del update
    meeting = context.action(actions.SendOffer).meeting
    async with context.unit_of_work() as uow:
        sent = await offering.send(uow, context.runtime, meeting)
        uow.show(views.sent(context.t, sent))


async def give_back(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.GiveBack)
    async with context.unit_of_work() as uow:
        call = await agreeing.find(uow, action.meeting)
        if action.sure:
            await agreeing.give_back(uow, context.runtime, action.meeting)
            calls = [call.meeting for call in await agreeing.mine(uow)]
            uow.show(mine_views.listed(context.t, calls, may_ask=False))
        else:
            uow.show(mine_views.sure_to_give_back(context.t, call.meeting))


async def close_request(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.CloseRequest)
    async with context.unit_of_work() as uow:
        meeting = await offering.look(uow, action.meeting)
        if action.sure:
            await agreeing.close(uow, context.runtime, action.meeting)
            uow.show(views.requests(context.t, await offering.requests(uow)))
        else:
            uow.show(views.sure_to_close(context.t, meeting))


async def _show_days(uow: UnitOfWork, context: Context, draft: offering.Draft) -> None:
    clock = zone_of(context.runtime, uow.person)
    uow.show(views.days(context.t, draft.meeting, draft.slots, uow.now, clock))


async def _show_hours(
    uow: UnitOfWork, context: Context, draft: offering.Draft, day: dt.date
) -> None:
    clock = zone_of(context.runtime, uow.person)
    uow.show(views.hours(context.t, draft.meeting, draft.slots, day, uow.now, clock))


async def _show_offer(uow: UnitOfWork, context: Context, draft: offering.Draft) -> None:
    clock = zone_of(context.runtime, uow.person)
    uow.show(views.ready(context.t, draft.meeting, draft.slots, draft.place, clock))


ROUTES: tuple[Route, ...] = (
    On(actions.ShowRequests, show_requests, Role.COORDINATOR),
    On(actions.ShowCalls, show_calls, Role.MENTOR),
    On(actions.OfferCalls, offer_calls, Role.MENTOR),
    On(actions.OpenRequest, open_request),
    On(actions.OfferTimes, offer_times),
    On(actions.ShowDays, show_days),
    On(actions.ShowHours, show_hours),
    On(actions.ToggleSlot, toggle_slot),
    On(actions.AskPlace, ask_place),
    On(actions.WeCall, we_call),
    On(actions.SendOffer, send_offer, act=lambda t: t.gettext("Offered times for a call")),
    On(actions.GiveBack, give_back, act=lambda t: t.gettext("Left a call to others")),
    On(
        actions.CloseRequest,
        close_request,
        Role.COORDINATOR,
        lambda t: t.gettext("Ended a wish for a call"),
    ),
    Answer(offering.OFFER, write_offer),
)
