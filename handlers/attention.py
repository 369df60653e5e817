"""Proactive messages: open them, see what is coming, pause, hear less, stop."""

from functools import partial

from telegram import Update

from bot.context import Context
from bot.delivery.covers import Behind
from bot.features.attention import actions, service, views
from bot.features.attention.service import Word
from bot.features.checkins import service as checkins
from bot.features.home.actions import ShowSettings
from bot.office import zone_of
from bot.routing import On, Route
from bot.screen import Uncover
from bot.unit_of_work import UnitOfWork


def _word(uow: UnitOfWork, context: Context) -> Word:
    return partial(context.runtime.word, uow)


async def open_one(update: Update, context: Context) -> None:
    del update
    nudge = context.action(actions.OpenNudge).nudge
    async with context.unit_of_work() as uow:
        found = await service.open_one(uow, nudge, _word(uow, context))
        uow.show(views.opened_one(context.t, found))


async def open_batch(update: Update, context: Context) -> None:
    del update
    batch = context.action(actions.OpenBatch).batch
    async with context.unit_of_work() as uow:
        uow.show(views.opened(context.t, await service.reopen(uow, batch, _word(uow, context))))


async def uncover(update: Update, context: Context) -> None:
    """Show what arrived discreetly. Tapped twice, it is there already."""
    del update
    async with context.unit_of_work() as uow:
        if await uow.uncover(context.action(Uncover).cover) is Behind.NOTHING:
            uow.show(views.gone(context.t))


async def pause(update: Update, context: Context) -> None:
    del update
    batch = context.action(actions.Pause).batch
    async with context.unit_of_work() as uow:
        rhythm, zone = await service.pause(uow), zone_of(context.runtime, uow.person)
        uow.show(views.paused(context.t, rhythm, zone, batch))


async def hear_less(update: Update, context: Context) -> None:
    del update
    batch = context.action(actions.HearLess).batch
    async with context.unit_of_work() as uow:
        rhythm = await service.hear_less(uow)
        await checkins.rhythm_changed(uow, context.runtime)
        uow.show(views.less(context.t, rhythm, batch))


async def stop(update: Update, context: Context) -> None:
    del update
    batch = context.action(actions.Stop).batch
    async with context.unit_of_work() as uow:
        await service.stop(uow)
        uow.show(views.stopped(context.t, batch))


async def hear_again(update: Update, context: Context) -> None:
    del update
    batch = context.action(actions.HearAgain).batch
    async with context.unit_of_work() as uow:
        await service.hear_again(uow)
        uow.show(views.again(context.t, batch))


async def show_coming(update: Update, context: Context) -> None:
    del update
    batch = context.action(actions.ShowComing).batch
    async with context.unit_of_work() as uow:
        found = await service.coming(uow, context.runtime, _word(uow, context))
        back = actions.OpenBatch(batch) if batch else ShowSettings()
        uow.show(views.coming(context.t, found, uow.now, back))


async def decline(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.Decline)
    async with context.unit_of_work() as uow:
        say = _word(uow, context)
        said = None if action.undo else await service.decline(uow, action.nudge, say)
        if action.undo:
            await service.accept(uow, action.nudge)
        found = await service.coming(uow, context.runtime, say)
        uow.show(views.coming(context.t, found, uow.now, ShowSettings(), said))


ROUTES: tuple[Route, ...] = (
    On(Uncover, uncover),
    On(actions.OpenNudge, open_one),
    On(actions.OpenBatch, open_batch),
    On(actions.Pause, pause),
    On(actions.HearLess, hear_less),
    On(actions.Stop, stop),
    On(actions.HearAgain, hear_again),
    On(actions.ShowComing, show_coming),
    On(actions.Decline, decline),
)
