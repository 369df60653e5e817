"""Writing an event: step by step, in several languages, opened when it is right."""

from telegram import Update

from bot.context import Context
from bot.errors import UserError
from bot.features.events.domain import Event, writing
from bot.features.events.domain.writing import Step
from bot.features.events.organising import (
    AskStep,
    BeginEvent,
    ChooseWords,
    CopyEvent,
    DropEvent,
    NewEvent,
    PreviewEvent,
    PublishEvent,
    RepeatEvent,
    SetStep,
    ShowSteps,
    WriteWords,
)
from bot.features.events.service import changing, reading
from bot.features.events.service import writing as service
from bot.features.events.service.writing import Written
from bot.features.events.views import organising as views
from bot.features.events.views import writing as step_views
from bot.message import Message
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork
from handlers.events import screens


async def new(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(step_views.kinds(context.t, service.new_id()))


async def begin(update: Update, context: Context) -> None:
    del update
    action, zone = context.action(BeginEvent), context.runtime.settings.timezone
    async with context.unit_of_work() as uow:
        event = await service.begin(uow, action.once, action.kind, context.t.language, zone)
        if missing := writing.missing(event):
            await _ask(uow, context, event.id, missing, alone=False)
        else:
            uow.show(await screens.organised(uow, context, event))


async def copy(update: Update, context: Context) -> None:
    """Begin from an old event; its date is what is asked first."""
    del update
    async with context.unit_of_work() as uow:
        action = context.action(CopyEvent)
        event = await service.copy(uow, action.once, action.event)
        if not writing.missing(event):
            uow.show(await screens.organised(uow, context, event))
            return
        await service.ask(uow, event.id, Step.TIME, context.t.language, alone=True)
        said = views.copied_now(context.t)
        uow.show(_question(uow, context, event, Step.TIME, alone=True, said=said))


async def ask(update: Update, context: Context) -> None:
    del update
    action = context.action(AskStep)
    async with context.unit_of_work() as uow:
        await _ask(uow, context, action.event, action.step, alone=bool(action.alone))


async def set_step(update: Update, context: Context) -> None:
    del update
    action = context.action(SetStep)
    alone = bool(action.alone)
    async with context.unit_of_work() as uow:
        found = await service.put(uow, action.event, action.step, action.value, alone=alone)
        await _go_on(uow, context, found)


async def write(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        try:
            found = await service.write(uow, context.text)
        except UserError as error:
            uow.nothing_done()
            uow.show(await _ask_again(uow, context, error))
            return
        uow.about(f"{found.event.id}:{found.step.value}")
        await _go_on(uow, context, found)


async def _ask(uow: UnitOfWork, context: Context, event_id: int, step: str, *, alone: bool) -> None:
    event = await service.ask(uow, event_id, step, context.t.language, alone=alone)
    uow.show(_question(uow, context, event, Step(step), alone=alone))


async def _ask_again(uow: UnitOfWork, context: Context, error: UserError) -> Message:
    """Return the question with what was amiss: the ways to answer it by a tap are still there."""
    event, step, alone = await service.asked(uow)
    said = error.message(context.t)
    if step is Step.WORDS and alone:
        return step_views.words(context.t, event, await service.asked_in(uow), said)
    return _question(uow, context, event, step, alone=alone, said=said)


def _question(
    uow: UnitOfWork, context: Context, event: Event, step: Step, *, alone: bool, said: str = ""
) -> Message:
    how = service.example(event, uow.now), context.runtime.catalogs.languages
    return step_views.ask(context.t, event, step, *how, alone=alone, said=said)


async def _go_on(uow: UnitOfWork, context: Context, found: Written) -> None:
    """Show what follows: the question back, a change to say yes to, the next step, or all of it."""
    event = found.event
    if found.choices:
        uow.nothing_done()
        how = event, found.choices, found.minutes
        uow.show(step_views.which(context.t, *how, twice=found.is_twice, alone=found.alone))
    elif found.staged:
        uow.show(views.ask_change(context.t, await changing.staged(uow)))
    elif found.step is Step.NEEDS:
        await _ask(uow, context, event.id, Step.NEEDS, alone=True)
    elif step := _next(found):
        await _ask(uow, context, event.id, step, alone=found.alone)
    else:
        uow.show(await screens.organised(uow, context, event))


def _next(found: Written) -> Step | None:
    """Return the step that follows: what is missing still, where one thing alone was asked for.

    The length is not asked where an end was written.
    """
    if found.alone:
        return writing.missing(found.event)
    step = writing.after(found.event, found.step)
    if step is Step.LENGTH and found.event.ends_at:
        return writing.after(found.event, Step.LENGTH)
    return step


# Beside the steps


async def show_steps(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        event = await reading.get(uow, context.action(ShowSteps).event)
        uow.show(step_views.steps(context.t, event))


async def choose_words(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        event = await reading.get(uow, context.action(ChooseWords).event)
        uow.show(step_views.languages(context.t, event, context.runtime.catalogs.languages))


async def preview(update: Update, context: Context) -> None:
    del update
    action = context.action(PreviewEvent)
    code = context.runtime.catalogs.known(action.language)
    async with context.unit_of_work() as uow:
        event = await reading.get(uow, action.event)
        if writing.missing(event):
            await _write_words(uow, context, event, code)
            return
        shown = screens.as_read(uow, context, event, code)
        uow.show(step_views.preview(context.t, event, code, shown))


async def write_words(update: Update, context: Context) -> None:
    del update
    action = context.action(WriteWords)
    code = context.runtime.catalogs.known(action.language)
    async with context.unit_of_work() as uow:
        event = await reading.get(uow, action.event)
        await _write_words(uow, context, event, code)


async def _write_words(uow: UnitOfWork, context: Context, event: Event, code: str) -> None:
    await service.ask(uow, event.id, Step.WORDS, code, alone=True)
    uow.show(step_views.words(context.t, event, code))


async def repeat(update: Update, context: Context) -> None:
    del update
    action = context.action(RepeatEvent)
    async with context.unit_of_work() as uow:
        if action.times:
            event = await service.repeat(uow, action.event, action.rhythm, action.times)
        else:
            event = await service.draft(uow, action.event)
            uow.nothing_done()
        uow.show(step_views.repeats(context.t, event, service.dates(event)))


async def publish(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        event = await service.publish(uow, context.action(PublishEvent).event)
        n = 1 + await changing.later(uow, event)
        uow.show(await screens.organised(uow, context, event, views.opened(context.t, n)))


async def drop(update: Update, context: Context) -> None:
    del update
    action = context.action(DropEvent)
    async with context.unit_of_work() as uow:
        event = await service.draft(uow, action.event)
        if not action.sure:
            uow.show(views.ask_drop(context.t, event))
            return
        await service.drop(uow, event.id)
        await screens.show_all(uow, context, said=views.dropped(context.t))


ROUTES: tuple[Route, ...] = (
    On(NewEvent, new, Role.COORDINATOR),
    On(BeginEvent, begin, Role.COORDINATOR, lambda t: t.gettext("Began an event")),
    On(CopyEvent, copy, Role.COORDINATOR, lambda t: t.gettext("Copied an event")),
    On(AskStep, ask, Role.COORDINATOR),
    On(SetStep, set_step, Role.COORDINATOR, lambda t: t.gettext("Changed an event")),
    Answer(service.TEXT, write, Role.COORDINATOR, lambda t: t.gettext("Wrote about an event")),
    On(ShowSteps, show_steps, Role.COORDINATOR),
    On(ChooseWords, choose_words, Role.COORDINATOR),
    On(PreviewEvent, preview, Role.COORDINATOR),
    On(WriteWords, write_words, Role.COORDINATOR),
    On(RepeatEvent, repeat, Role.COORDINATOR,
       lambda t: t.gettext("Chose how often an event takes place")),
    On(PublishEvent, publish, Role.COORDINATOR, lambda t: t.gettext("Opened an event")),
    On(DropEvent, drop, Role.COORDINATOR, lambda t: t.gettext("Deleted the draft of an event")),
)  # fmt: skip
