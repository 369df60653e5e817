"""When mentors can be asked: hours, their clock, at once or once a week, days away."""

from telegram import Update

from bot.context import Context
from bot.features.mentors import actions, service
from bot.features.mentors.hours import Hours
from bot.features.mentors.views import asking, hours
from bot.features.questions.service import helping
from bot.people.person import Role
from bot.routing import Answer, Command, On, Route


async def show_hours(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(hours.hours(context.t, await service.require(uow), uow.now))


async def set_hours(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.SetHours)
        chosen = Hours(action.days, action.start, action.end)
        uow.show(hours.hours(context.t, await service.set_hours(uow, chosen), uow.now))


async def choose_days(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(hours.days(context.t))


async def choose_start(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(hours.start(context.t, context.action(actions.ChooseStart).days))


async def choose_end(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.ChooseEnd)
        uow.show(hours.end(context.t, action.days, action.start))


async def choose_zone(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(hours.zones(context.t, await service.require(uow), uow.now))


async def set_zone(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.set_zone(uow, context.action(actions.SetZone).number)
        uow.show(hours.hours(context.t, mentor, uow.now))


async def show_asking(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(asking.asking(context.t, await service.require(uow)))


async def ask_at_once(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(asking.asking(context.t, await service.ask_at_once(uow)))


async def choose_weekday(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(asking.weekday(context.t, await service.require(uow)))


async def choose_week_hour(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        day = context.action(actions.ChooseWeekHour).day
        uow.show(asking.hour(context.t, await service.require(uow), day))


async def ask_weekly(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.AskWeekly)
        mentor = await service.ask_weekly(uow, action.day, action.hour)
        uow.show(asking.asking(context.t, mentor))


async def show_away(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(hours.away(context.t, await service.require(uow), uow.now))


async def set_away(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.set_away(uow, context.action(actions.SetAway).days)
        await helping.look_again(uow)
        uow.show(hours.away(context.t, mentor, uow.now))


async def ask_away(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(hours.ask_away(context.t, await service.ask_away(uow), uow.now))


async def answer_away(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor, is_clear = await service.answer_away(uow, context.text)
        screen = hours.away(context.t, mentor, uow.now)
        unclear = hours.ask_away(context.t, mentor, uow.now, unclear=True)
        uow.show(screen if is_clear else unclear)


ROUTES: tuple[Route, ...] = (
    Command("hours", show_hours, lambda t: t.gettext("My hours, and days away"), Role.MENTOR),
    On(actions.ShowHours, show_hours, Role.MENTOR),
    On(actions.SetHours, set_hours, Role.MENTOR),
    On(actions.ChooseDays, choose_days, Role.MENTOR),
    On(actions.ChooseStart, choose_start, Role.MENTOR),
    On(actions.ChooseEnd, choose_end, Role.MENTOR),
    On(actions.ChooseZone, choose_zone, Role.MENTOR),
    On(actions.SetZone, set_zone, Role.MENTOR),
    On(actions.ShowAsking, show_asking, Role.MENTOR),
    On(actions.AskAtOnce, ask_at_once, Role.MENTOR),
    On(actions.ChooseWeekday, choose_weekday, Role.MENTOR),
    On(actions.ChooseWeekHour, choose_week_hour, Role.MENTOR),
    On(actions.AskWeekly, ask_weekly, Role.MENTOR),
    On(actions.ShowAway, show_away, Role.MENTOR),
    On(actions.SetAway, set_away, Role.MENTOR),
    On(actions.AskAway, ask_away, Role.MENTOR),
    Answer(service.AWAY, answer_away, Role.MENTOR),
)
