"""Surveys as coordinators run them: what there is, what one would start, how a wave stands."""

import dataclasses

from telegram import Update

from bot.context import Context
from bot.features.results import views as results
from bot.features.surveys import service
from bot.features.surveys.actions import (
    AskCloseWave,
    ChooseInstrument,
    CloseWave,
    PlanWave,
    ShowSurveys,
    ShowWave,
    StartWave,
)
from bot.features.surveys.views import coordinating as views
from bot.features.votes.views import coordinating as votes
from bot.message import Message
from bot.people.person import Role
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork

COORDINATOR = Role.COORDINATOR


async def show_surveys(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        listed = await service.listed(uow, context.runtime.library)
        uow.show(views.surveys(context.t, listed, votes.door(context.t)))


async def choose_instrument(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.instruments(context.t, context.runtime.library.instruments))


async def plan(update: Update, context: Context) -> None:
    del update
    fields = dataclasses.astuple(context.action(PlanWave))
    async with context.unit_of_work() as uow:
        made = await service.plan(uow, context.runtime.library, *fields)
        uow.show(views.plan(context.t, made, uow.now))


async def start(update: Update, context: Context) -> None:
    """Start what was planned; a second tap leads to the same wave."""
    del update
    fields = dataclasses.astuple(context.action(StartWave))
    async with context.unit_of_work() as uow:
        made = await service.plan(uow, context.runtime.library, *fields)
        wave = await service.start(uow, made)
        uow.show(await _wave(context, uow, wave.id))


async def show_wave(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(await _wave(context, uow, context.action(ShowWave).wave))


async def ask_close(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.ask_close(context.t, context.action(AskCloseWave).wave))


async def close(update: Update, context: Context) -> None:
    del update
    wave = context.action(CloseWave).wave
    async with context.unit_of_work() as uow:
        await service.close(uow, wave)
        uow.show(await _wave(context, uow, wave))


async def _wave(context: Context, uow: UnitOfWork, wave: int) -> Message:
    standing = await service.standing(uow, context.runtime, wave)
    door = results.door(context.t, wave) if standing.is_closed and standing.instrument else None
    return views.wave(context.t, standing, door)


ROUTES: tuple[Route, ...] = (
    On(ShowSurveys, show_surveys, COORDINATOR),
    On(ChooseInstrument, choose_instrument, COORDINATOR),
    On(PlanWave, plan, COORDINATOR),
    On(StartWave, start, COORDINATOR, act=lambda t: t.gettext("Started a survey")),
    On(ShowWave, show_wave, COORDINATOR),
    On(AskCloseWave, ask_close, COORDINATOR),
    On(CloseWave, close, COORDINATOR, act=lambda t: t.gettext("Closed a survey")),
)
