"""Stopping somebody from asking and answering without a report, and letting them again."""

from functools import partial

from telegram import Update

from bot.context import Context
from bot.features.concerns.actions import ShowConcerns
from bot.features.concerns.service import coordinating
from bot.features.concerns.views import coordinator
from bot.features.people import actions, service, stopping
from bot.features.people.domain import AskedBadlyError, Reason
from bot.features.people.views import stopping as views
from bot.features.questions.service import safeguarding
from bot.office import tell, zone_of
from bot.people.person import Person, Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import leaving


async def ask_stop(update: Update, context: Context) -> None:
    del update
    key = context.action(actions.AskStop).key
    async with context.unit_of_work() as uow:
        _, found = await service.one_of_staff(uow, key)
        to, back = partial(actions.StopStaff, key), actions.OpenStaff(key)
        coordinates = any(held.role is Role.COORDINATOR for held in found.held)
        uow.show(views.ask_reason(context.t, found.code, to, back, coordinates=coordinates))


async def stop_staff(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.StopStaff)
    async with context.unit_of_work() as uow:
        person = await stopping.stop_staff(uow, action.key, action.reason)
        await _end(uow, context, person, action.reason)


async def _end(uow: UnitOfWork, context: Context, person: Person | None, reason: str) -> None:
    """End what somebody has open who is stopped now, and tell them; None: they were before."""
    runtime, closed = context.runtime, False
    if person:
        closed = await leaving.stop(uow, context, person)
        t = runtime.translator(person)
        tell(uow, runtime, person, [views.told_stopped(t, Reason(reason))])
    said = views.stop_noted(context.t, done=person is not None, closed=closed)
    await _list(uow, context, said)


# Members, by a reference


async def ask_ref(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await stopping.ask_ref(uow)
        uow.show(views.ask_ref(context.t))


async def answer_ref(update: Update, context: Context) -> None:
    """Show the report, or ask who of the two in a question is meant."""
    del update
    async with context.unit_of_work() as uow:
        ref = await stopping.read_ref(uow, context.text)
        file = await coordinating.by_ref(uow, ref)
        question = await safeguarding.find(uow, ref)
        if not (file or question):
            raise AskedBadlyError
        await uow.close_prompt()
        if file:
            uow.show(coordinator.concern(context.t, file))
        elif question:
            uow.show(views.sides(context.t, ref, question.id, answered=bool(question.helper_id)))


async def ask_stop_side(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.AskStopSide)
    async with context.unit_of_work() as uow:
        ref, _ = await safeguarding.side(uow, action.question, asks=bool(action.asks))
        to = partial(actions.StopSide, action.question, action.asks)
        uow.show(views.ask_reason(context.t, ref, to, actions.ShowStopped()))


async def stop_side(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.StopSide)
    async with context.unit_of_work() as uow:
        _, person_id = await safeguarding.side(uow, action.question, asks=bool(action.asks))
        person = await uow.get_person(person_id)
        if person is None:
            raise AskedBadlyError
        stopped = await stopping.stop(uow, person, action.reason)
        await _end(uow, context, stopped, action.reason)


# Letting them again


async def lift(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        if person := await stopping.lift(uow, context.action(actions.LiftStaff).cause):
            t = context.runtime.translator(person)
            tell(uow, context.runtime, person, [views.told_lifted(t)])
        await _list(uow, context, views.lift_noted(context.t))


async def show_stopped(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, page=context.action(actions.ShowStopped).page)


async def _list(uow: UnitOfWork, context: Context, said: str = "", page: int = 0) -> None:
    zone, found = zone_of(context.runtime, uow.person), await stopping.stopped(uow)
    uow.show(views.stopped(context.t, found, page, zone, ShowConcerns(), said))


COORDINATOR = Role.COORDINATOR

ROUTES: tuple[Route, ...] = (
    On(actions.AskStop, ask_stop, COORDINATOR),
    On(actions.StopStaff, stop_staff, COORDINATOR, lambda t: t.gettext("Stopped one of the staff")),
    On(actions.AskRef, ask_ref, COORDINATOR),
    Answer(stopping.REF, answer_ref, COORDINATOR),
    On(actions.AskStopSide, ask_stop_side, COORDINATOR),
    On(
        actions.StopSide,
        stop_side,
        COORDINATOR,
        lambda t: t.gettext("Stopped somebody in a question"),
    ),
    On(actions.ShowStopped, show_stopped, COORDINATOR),
    On(
        actions.LiftStaff,
        lift,
        COORDINATOR,
        lambda t: t.gettext("Let somebody ask again, without a report"),
    ),
)
