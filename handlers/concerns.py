"""Concerns: report a message, never be connected again; look after reports, stop somebody."""

from dataclasses import replace
from functools import partial

from telegram import Update

from bot.context import Context
from bot.features.concerns import actions
from bot.features.concerns.domain import File, Kind, Outcome, Subject
from bot.features.concerns.service import coordinating, reporting, suspending, writing
from bot.features.concerns.views import coordinator, reporter
from bot.features.meetings.domain import Said
from bot.features.meetings.service import safeguarding as calls
from bot.features.mentors import service as mentors
from bot.features.people import stopping
from bot.features.people.views.serving import invites_ended
from bot.features.questions.service import safeguarding
from bot.features.urgent import distress
from bot.i18n import Html, Translator, html
from bot.message import Carried, Message
from bot.office import show
from bot.people import safety
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.screen import Report, notice
from bot.unit_of_work import UnitOfWork
from handlers import front, leaving

# Reporting. The message that is reported stays in the chat: the rest is said below it.


async def ask_kind(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.send(reporter.ask_kind(context.t, context.action(Report)), uow.person)


async def report(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.PickKind)
        found = await _relayed(uow, action.question, action.entry)
        subject = Subject(action.question, action.entry, found.author_id, found.ref, found.copy)
        kind = Kind.of(action.kind)
        concern, heard = await reporting.report(uow, context.runtime, subject, kind)
        uow.show(reporter.thanks(context.t, concern, heard=heard))


async def say_more(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        concern = await reporting.say_more(uow, context.action(actions.SayMore).concern)
        uow.show(reporter.ask_words(context.t, concern))


async def add_words(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        concern = await reporting.add_words(uow, context.runtime, context.text)
        t, library = context.t, context.runtime.library
        words_kept, too_late = partial(reporter.words_kept, t), partial(reporter.too_late, t)
        shown = partial(words_kept, concern) if concern else too_late
        uow.show(distress.offered(t, library, context.text, shown))


async def keep_apart(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.KeepApart)
        if not action.sure:
            uow.show(reporter.ask_apart(context.t, action))
            return
        other = (await _relayed(uow, action.question, action.entry)).author_id
        if other:
            await safety.keep_apart(uow.connection, uow.person.id, other)
            await _separate(uow, context, other)
        uow.show(reporter.kept_apart(context.t) if other else reporter.nobody_left(context.t))


async def _relayed(uow: UnitOfWork, of: int, entry: int) -> safeguarding.Relayed | calls.Relayed:
    """Return what is reported: of a question, or (below 0) of a call."""
    source = calls.relayed if entry < 0 else safeguarding.relayed
    return await source(uow, of, entry)


async def _separate(uow: UnitOfWork, context: Context, other: int) -> None:
    everybody = await mentors.everybody(uow)
    await safeguarding.separate(uow, context.runtime, everybody, other)
    await calls.separate(uow, context.runtime, other)


# Somebody who was stopped


async def ask_reply(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        if await suspending.ask_reply(uow):
            uow.show(reporter.ask_reply(context.t))
        else:
            uow.show(await front.home(context, uow))


async def add_reply(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        if not await suspending.add_reply(uow, context.runtime, context.text):
            await stopping.pass_on(uow, context.runtime, context.text)
        kept, library = partial(reporter.reply_kept, context.t), context.runtime.library
        uow.show(distress.offered(context.t, library, context.text, kept))


# Coordinators


async def show_all(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context)


async def open_one(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        file = await coordinating.look(uow, context.action(actions.OpenConcern).concern)
        _show(uow, context, file)


async def read(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        file, copy = await coordinating.read(uow, context.action(actions.ReadConcern).concern)
        pages = coordinator.read(context.t, file, _conversation(context.t, file, copy))
        show(uow, [*_photos(context.t, file, copy), *pages])


def _photos(t: Translator, file: File, copy: str) -> list[Message]:
    """Return the photos of a copied conversation. They leave the chat as those of a question do."""
    if file.concern.is_of_call:
        return []
    words = Carried(file.concern.question_id, file.concern.entry_id)
    return [
        replace(notice(t, _said(t, one)), photo=photo, carries=words)
        for one in safeguarding.spoken(t, copy)
        for photo in one.photos
    ]


def _said(t: Translator, one: safeguarding.Spoken) -> Html:
    return coordinator.said(t, one.name, asks=one.asks, reported=one.reported)


def _conversation(t: Translator, file: File, copy: str) -> list[coordinator.Line]:
    """Read what was copied with a report, as the feature that relayed it wrote it."""
    if file.concern.is_of_call:
        return [(_for_call(t, one), one.text) for one in calls.spoken(copy)]
    return [(_said(t, one), one.text) for one in safeguarding.spoken(t, copy)]


def _for_call(t: Translator, one: calls.Spoken) -> Html:
    return coordinator.written_for_call(t, is_wish=one.said is Said.WISH, reported=one.reported)


async def claim(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.Claim)
        file = await coordinating.claim(uow, context.runtime, action.concern, action.seen)
        _show(uow, context, file)


async def ask_note(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        concern = await coordinating.ask_note(uow, context.action(actions.WriteNote).concern)
        uow.show(coordinator.ask_note(context.t, concern))


async def add_note(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        if file := await coordinating.add_note(uow, context.text):
            _show(uow, context, file)
        else:
            uow.show(reporter.too_late(context.t))


async def ask_outcome(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        file = await coordinating.look(uow, context.action(actions.AskOutcome).concern)
        uow.show(coordinator.ask_outcome(context.t, file.concern))


async def close(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.Close)
        outcome = Outcome.of(action.outcome)
        _show(uow, context, await coordinating.close(uow, context.runtime, action.concern, outcome))


async def suspend(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.Suspend)
        if not action.sure:
            file = await coordinating.look(uow, action.concern)
            uow.show(coordinator.ask_suspend(context.t, file.concern))
            return
        file, person = await suspending.suspend(uow, context.runtime, action.concern)
        if person and await leaving.stop(uow, context, person):
            uow.send(notice(context.t, html("{said}", said=invites_ended(context.t))), uow.person)
        _show(uow, context, file)


async def lift(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        concern = context.action(actions.Lift).concern
        _show(uow, context, await suspending.lift(uow, context.runtime, concern))


async def _list(uow: UnitOfWork, context: Context) -> None:
    listed, stopping = await coordinating.listed(uow)
    uow.show(coordinator.concerns(context.t, listed, stopping, uow.now))


def _show(uow: UnitOfWork, context: Context, file: File) -> None:
    uow.show(coordinator.concern(context.t, file))


ROUTES: tuple[Route, ...] = (
    On(Report, ask_kind),
    On(actions.PickKind, report),
    On(actions.SayMore, say_more),
    Answer(writing.WORDS, add_words),
    On(actions.KeepApart, keep_apart),
    On(actions.WriteBack, ask_reply),
    Answer(writing.REPLY, add_reply),
    On(actions.ShowConcerns, show_all, Role.COORDINATOR),
    On(actions.OpenConcern, open_one, Role.COORDINATOR),
    On(
        actions.ReadConcern,
        read,
        Role.COORDINATOR,
        lambda t: t.gettext("Read a reported conversation"),
    ),
    On(actions.Claim, claim, Role.COORDINATOR, lambda t: t.gettext("Took a report to look after")),
    On(actions.WriteNote, ask_note, Role.COORDINATOR),
    Answer(
        writing.NOTE,
        add_note,
        Role.COORDINATOR,
        lambda t: t.gettext("Noted something about a report"),
    ),
    On(actions.AskOutcome, ask_outcome, Role.COORDINATOR),
    On(actions.Close, close, Role.COORDINATOR, lambda t: t.gettext("Closed a report")),
    On(
        actions.Suspend,
        suspend,
        Role.COORDINATOR,
        lambda t: t.gettext("Stopped somebody from asking"),
    ),
    On(actions.Lift, lift, Role.COORDINATOR, lambda t: t.gettext("Let somebody ask again")),
)
