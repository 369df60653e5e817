"""My calls: choose a time, change it, cancel, say that it took place."""

from telegram import Update

from bot.clock import from_minutes
from bot.context import Context
from bot.features.meetings import actions
from bot.features.meetings.domain import State
from bot.features.meetings.service import agreeing
from bot.features.meetings.service.agreeing import Call
from bot.features.meetings.views import mine as views
from bot.office import zone_of
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork


async def show_mine(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        calls = [call.meeting for call in await agreeing.mine(uow)]
        may_ask = not any(one.asker_id == uow.person.id for one in calls)
        uow.show(views.listed(context.t, calls, may_ask=may_ask))


async def open_mine(update: Update, context: Context) -> None:
    del update
    meeting = context.action(actions.OpenMeeting).meeting
    async with context.unit_of_work() as uow:
        await show(uow, context, await agreeing.find(uow, meeting))


async def pick_slot(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.PickSlot)
    async with context.unit_of_work() as uow:
        call = await agreeing.pick(uow, context.runtime, action.meeting, from_minutes(action.slot))
        if call.meeting.state is State.AGREED:
            uow.show(views.picked(context.t, call.meeting, zone_of(context.runtime, uow.person)))
        else:
            await show(uow, context, call)


async def other_times(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.OtherTimes)
    async with context.unit_of_work() as uow:
        call = await agreeing.find(uow, action.meeting)
        if action.sure or call.meeting.state is not State.AGREED:
            await show(
                uow, context, await agreeing.other_times(uow, context.runtime, action.meeting)
            )
        else:
            uow.show(views.sure_to_change(context.t, call.meeting))


async def cancel(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.CancelMeeting)
    async with context.unit_of_work() as uow:
        call = await agreeing.find(uow, action.meeting)
        if action.sure or not call.meeting.is_open:
            await show(uow, context, await agreeing.cancel(uow, context.runtime, action.meeting))
        else:
            uow.show(views.sure_to_cancel(context.t, call.meeting))


async def happened(update: Update, context: Context) -> None:
    del update
    meeting = context.action(actions.ItHappened).meeting
    async with context.unit_of_work() as uow:
        await show(uow, context, await agreeing.happened(uow, context.runtime, meeting))


async def send_entry(update: Update, context: Context) -> None:
    """Send the file for the calendar; the screen above it stays."""
    del update
    meeting = context.action(actions.SendEntry).meeting
    async with context.unit_of_work() as uow:
        call = await agreeing.send_entry(uow, context.runtime, meeting)
        await show(uow, context, call)


async def ask_number(update: Update, context: Context) -> None:
    del update
    meeting = context.action(actions.GiveNumber).meeting
    async with context.unit_of_work() as uow:
        call = await agreeing.ask_number(uow, meeting)
        if call.needs_number:
            uow.show(views.number(context.t, call.meeting))
        else:
            await show(uow, context, call)


async def write_number(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        call = await agreeing.write_number(uow, context.runtime, context.text)
        await show(uow, context, call)


async def show(uow: UnitOfWork, context: Context, call: Call) -> None:
    clock = zone_of(context.runtime, uow.person)
    uow.show(views.call(context.t, call.meeting, call.side, call.slots, uow.now, clock))


ROUTES: tuple[Route, ...] = (
    On(actions.ShowMeetings, show_mine),
    On(actions.OpenMeeting, open_mine),
    On(actions.PickSlot, pick_slot),
    On(actions.OtherTimes, other_times),
    On(actions.CancelMeeting, cancel),
    On(actions.ItHappened, happened),
    On(actions.SendEntry, send_entry),
    On(actions.GiveNumber, ask_number),
    Answer(agreeing.NUMBER, write_number),
)
