"""Notices: approved, sent, paused, corrected and taken back by coordinators."""

import datetime as dt
from collections.abc import Collection, Mapping
from functools import partial

from telegram import Update

from bot.context import Context
from bot.features.attention import outlook
from bot.features.notices import actions, moments, views
from bot.features.notices.domain import BEGUN, State
from bot.features.notices.service import KIND, checking, get, sending, telling, writing
from bot.features.notices.views import approving, composing
from bot.features.notices.views import sending as under_way
from bot.nudges import Nudge, Piece
from bot.people.person import Person, Role
from bot.routing import Answer, Command, On, Route
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork
from handlers import noticing


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, 0)


async def turn_page(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, context.action(actions.ShowNotices).page)


async def _list(uow: UnitOfWork, context: Context, page: int) -> None:
    await writing.leave(uow, 0)
    uow.show(composing.notices(context.t, await writing.listed(uow), page))


async def open_notice(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        notice = await get(uow, context.action(actions.OpenNotice).notice)
        await writing.leave(uow, notice.id)
        await noticing.show(uow, context, notice)


# Approving, and sending


async def check(update: Update, context: Context) -> None:
    """Count everybody beside the one writer, and show what to know."""
    del update
    t, runtime, notice_id = context.t, context.runtime, context.action(actions.CheckNotice).notice
    async with runtime.looking() as uow:
        notice = await get(uow, notice_id)
    at = notice.leaves_at or runtime.clock.now()
    found = await checking.check(runtime, notice, at, partial(_outlook, runtime))
    async with context.unit_of_work() as uow:
        k = runtime.settings.k_anonymity
        every = [one.code for one in runtime.catalogs.languages]
        uow.show(approving.check(t, notice, found, every, noticing.details(t, notice), k))


async def _outlook(
    runtime: Runtime, uow: UnitOfWork, people: Collection[Person], at: dt.datetime
) -> Mapping[int, tuple[str, bool]]:
    return await outlook.outlook(uow, runtime, people, at)


async def approve(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Approve)
    async with context.unit_of_work() as uow:
        done = await writing.approve(uow, action.notice, action.edition)
        is_same = done[0].edition == action.edition
        await noticing.done(uow, context, done, State.APPROVED if is_same else None)


async def queue(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Queue)
    async with context.unit_of_work() as uow:
        when = moments.named(action.when, uow.now)
        done = await sending.queue(uow, action.notice, action.edition, when)
        is_mine = done[0].sender_id == uow.person.id
        await noticing.done(uow, context, done, State.QUEUED if is_mine else None)


async def ask_time(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.WriteTime)
    async with context.unit_of_work() as uow:
        notice = await sending.ask_when(uow, action.notice, action.edition)
        uow.show(approving.time(context.t, notice))


async def queue_at(update: Update, context: Context) -> None:
    del update
    zone = context.runtime.settings.zone
    async with context.unit_of_work() as uow:
        await noticing.done(uow, context, await sending.queue_at(uow, context.text, zone))


async def undo(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        done = await sending.undo(uow, context.action(actions.Undo).notice)
        await noticing.done(uow, context, done, State.APPROVED)


async def pause(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        done = await sending.pause(uow, context.action(actions.Pause).notice)
        await noticing.done(uow, context, done, State.PAUSED)


async def go_on(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        done = await sending.go_on(uow, context.action(actions.GoOn).notice)
        await noticing.done(uow, context, done, State.SENDING)


async def cancel(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Cancel)
    async with context.unit_of_work() as uow:
        notice = await get(uow, action.notice)
        if not action.sure and notice.state in (State.SENDING, State.PAUSED):
            uow.show(under_way.ask_cancel(context.t, notice))
            return
        await noticing.done(uow, context, await sending.cancel(uow, notice.id), State.CANCELLED)


async def apply(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Apply)
    async with context.unit_of_work() as uow:
        await noticing.done(uow, context, await sending.apply(uow, action.notice, action.edition))


async def keep_old(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await noticing.done(
            uow, context, await sending.keep(uow, context.action(actions.KeepOld).notice)
        )


async def recall(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Recall)
    async with context.unit_of_work() as uow:
        notice = await get(uow, action.notice)
        if not action.sure and notice.state in BEGUN and notice.state is not State.RECALLED:
            uow.show(under_way.ask_recall(context.t, notice))
            return
        await noticing.done(uow, context, await sending.recall(uow, notice.id), State.RECALLED)


# What is said first


async def word(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Word a notice to one person; None while, or once, it is not to be told."""
    notice = await telling.current(uow, int(nudge.data["notice"]), person)
    return views.piece(runtime.translator(person), notice.words) if notice else None


NUDGES = {KIND: word}

ROUTES: tuple[Route, ...] = (
    Command("notice", show, lambda t: t.gettext("Write to many people"), Role.COORDINATOR),
    On(actions.ShowNotices, turn_page, Role.COORDINATOR),
    On(actions.OpenNotice, open_notice, Role.COORDINATOR),
    On(actions.CheckNotice, check, Role.COORDINATOR),
    On(actions.Approve, approve, Role.COORDINATOR, lambda t: t.gettext("Approved a notice")),
    On(actions.Queue, queue, Role.COORDINATOR, lambda t: t.gettext("Sent a notice")),
    On(actions.WriteTime, ask_time, Role.COORDINATOR),
    On(actions.Undo, undo, Role.COORDINATOR, lambda t: t.gettext("Kept a notice from leaving")),
    On(actions.Pause, pause, Role.COORDINATOR, lambda t: t.gettext("Paused a notice")),
    On(actions.GoOn, go_on, Role.COORDINATOR, lambda t: t.gettext("Let a notice go on")),
    On(actions.Cancel, cancel, Role.COORDINATOR, lambda t: t.gettext("Stopped a notice")),
    On(actions.Apply, apply, Role.COORDINATOR, lambda t: t.gettext("Corrected a notice")),
    On(actions.KeepOld, keep_old, Role.COORDINATOR,
       lambda t: t.gettext("Threw the correction of a notice away")),
    On(actions.Recall, recall, Role.COORDINATOR, lambda t: t.gettext("Took a notice back")),
    Answer(sending.WHEN, queue_at, Role.COORDINATOR,
           lambda t: t.gettext("Planned when a notice leaves")),
)  # fmt: skip
