"""Check-ins: how the next step goes, dates that come near, and people who are silent."""

import datetime as dt

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import ShowAnswers
from bot.features.answers.service import reading as answers
from bot.features.attention import service as attention
from bot.features.attention import views as attention_views
from bot.features.checkins import domain, service, views
from bot.features.checkins.actions import AskDate, RemoveDate, SayHow, SendNote, ShowSilent
from bot.features.checkins.domain import Near, Said
from bot.features.checkins.views import StepDoors
from bot.features.directory.actions import FindHelp
from bot.features.pathways import service as pathways
from bot.features.pathways.actions import OpenPlan, OpenStep, UndoStep
from bot.features.pathways.domain import BadDateError, read_day
from bot.features.pathways.domain.months import months
from bot.features.pathways.service import warnings
from bot.features.pathways.views.warnings import warning
from bot.features.questions.actions import AskAboutStep
from bot.nudges import Nudge, Piece
from bot.office import Office, zone_of
from bot.people.person import Person, Role
from bot.prose import title_of
from bot.routing import Answer, Command, On, Route
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork

STATUS = {Said.DONE: "done", Said.MOVING: "doing", Said.STUCK: "stuck"}
"""What an answer says of the step in the plan."""
EXAMPLE_IN = dt.timedelta(days=30)


async def _doors(uow: UnitOfWork, office: Office, slug: str) -> StepDoors | None:
    """Return where a step leads; None when content no longer has it."""
    step = office.library.step(slug)
    if step is None:
        return None
    t = office.translator(uow.person)
    asked = any(await answers.to_step(uow, office.library, slug))
    return StepDoors(
        slug=slug,
        title=title_of(t, office.library, step.title),
        open=OpenStep(slug),
        ask=AskAboutStep(slug),
        find=FindHelp(),
        answers=ShowAnswers(slug) if asked else None,
    )


async def _next(uow: UnitOfWork, office: Office) -> StepDoors | None:
    """Return the next best step of the person of this unit."""
    plan = await pathways.my_plan(uow, office.library)
    return await _doors(uow, office, plan.next.slug) if plan and plan.next else None


# What is sent


async def _check_in(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    step = await _next(uow, runtime) if await service.is_open(uow, nudge) else None
    again = nudge.kind == domain.ASK_AGAIN
    return views.check_in(runtime.translator(person), step, again=again) if step else None


async def _note(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece:
    del nudge
    return views.kind_note(runtime.translator(person), await _next(uow, runtime))


async def _date(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    slug, day = str(nudge.data["step"]), dt.date.fromisoformat(str(nudge.data["day"]))
    step = await _doors(uow, runtime, slug)
    if step is None or await service.date_of(uow, slug) != day:
        return None
    return views.date_near(runtime.translator(person), step, day, Near(str(nudge.data["near"])))


async def _clock(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    running = await warnings.current(uow, runtime.library, nudge)
    return warning(runtime.translator(person), runtime.library, running) if running else None


NUDGES: dict[str, Render] = {
    domain.ASK: _check_in,
    domain.ASK_AGAIN: _check_in,
    domain.NOTE: _note,
    domain.EXAM: _date,
    warnings.CLOCK: _clock,
}

# What people answer


async def say_how(update: Update, context: Context) -> None:
    """Let an answer change the plan; what is tapped again says the same again."""
    del update
    action = context.action(SayHow)
    said = next((one for one in Said if one == action.said), Said.MOVING)
    async with context.unit_of_work() as uow:
        await service.heard(uow, context.runtime)
        if said is Said.PAUSE:
            await _pause(uow, context)
        elif step := await _doors(uow, context.runtime, action.step):
            await _mark(uow, context, step, said)
        else:
            uow.show(views.gone(context.t))


async def _pause(uow: UnitOfWork, context: Context) -> None:
    rhythm, zone = await attention.pause(uow), zone_of(context.runtime, uow.person)
    uow.show(attention_views.paused(context.t, rhythm, zone, 0))


async def _mark(uow: UnitOfWork, context: Context, step: StepDoors, said: Said) -> None:
    t, status = context.t, STATUS[said]
    await pathways.mark(uow, context.runtime.library, step.slug, status)
    match said:
        case Said.DONE:
            following = await _next(uow, context.runtime)
            undo = UndoStep(step.slug, status)
            uow.show(views.done(t, step, following, undo, OpenPlan()))
        case Said.STUCK:
            uow.show(views.stuck(t, step))
        case _:
            uow.show(views.moving(t, step, await service.date_of(uow, step.slug)))


# Dates


async def ask_date(update: Update, context: Context) -> None:
    del update
    slug = context.action(AskDate).step
    async with context.unit_of_work() as uow:
        await service.ask_date(uow, slug)
        await _ask_date(uow, context, slug)


async def _ask_date(uow: UnitOfWork, context: Context, slug: str, *, unclear: bool = False) -> None:
    step = await _doors(uow, context.runtime, slug)
    example = (uow.now + EXAMPLE_IN).date()
    asked = step and views.ask_date(context.t, step, example, unclear=unclear)
    uow.show(asked or views.gone(context.t))


async def answer_date(update: Update, context: Context) -> None:
    """Keep the typed date; while it is none, go on waiting for one."""
    del update
    async with context.unit_of_work() as uow:
        slug = await service.asked_step(uow)
        step = await _doors(uow, context.runtime, slug)
        day = _read(context.text, context.t.language, uow.now)
        if day and step and await service.keep_date(uow, context.runtime, slug, day):
            uow.show(views.date_kept(context.t, step, day))
        else:
            await _ask_date(uow, context, slug, unclear=True)


def _read(text: str, language: str, now: dt.datetime) -> dt.date | None:
    """Read a day as people type it; None when it is none."""
    try:
        return read_day(text, months(language), (now + 2 * service.LATEST).date())
    except BadDateError:
        return None


async def remove_date(update: Update, context: Context) -> None:
    del update
    slug = context.action(RemoveDate).step
    async with context.unit_of_work() as uow:
        await service.remove_date(uow, slug)
        step = await _doors(uow, context.runtime, slug)
        uow.show(views.moving(context.t, step, None) if step else views.gone(context.t))


# For coordinators


async def show_silent(update: Update, context: Context) -> None:
    del update
    smallest = context.runtime.settings.k_anonymity
    async with context.unit_of_work() as uow:
        uow.show(views.silent(context.t, await service.count_silent(uow), smallest))


async def send_note(update: Update, context: Context) -> None:
    del update
    smallest = context.runtime.settings.k_anonymity
    async with context.unit_of_work() as uow:
        sent = await service.send_note(uow)
        count = await service.count_silent(uow)
        uow.show(views.silent(context.t, count, smallest, sent))


ROUTES: tuple[Route, ...] = (
    Command("silent", show_silent, lambda t: t.gettext("Not heard from"), Role.COORDINATOR),
    On(SayHow, say_how),
    On(AskDate, ask_date),
    On(RemoveDate, remove_date),
    On(ShowSilent, show_silent, Role.COORDINATOR),
    On(SendNote, send_note, Role.COORDINATOR, lambda t: t.gettext("sent a kind note")),
    Answer(service.DATE, answer_date),
)
