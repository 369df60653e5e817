"""What people wrote: read by a coordinator, word by word, before it is in a report."""

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.context import Context
from bot.features.results import service, views
from bot.features.results.actions import DecideText, OpenText, ShowTexts, TurnWord
from bot.features.results.domain.texts import State, Written
from bot.features.results.domain.waves import Wave
from bot.people.person import Role
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork
from handlers.results.reading import read_wave, unit


async def list_texts(update: Update, context: Context) -> None:
    del update
    action, runtime = context.action(ShowTexts), context.runtime
    async with unit(context) as uow:
        _, wave = await read_wave(uow, runtime.library, action.wave)
        found = await service.texts(uow, wave, runtime.settings.k_anonymity)
        uow.show(views.texts(context.t, action.wave, found, action.page))


async def open_text(update: Update, context: Context) -> None:
    del update
    action = context.action(OpenText)
    await _with_text(context, action.wave, lambda uow, wave, k: service.text(
        uow, wave, action.text, k), action.page)  # fmt: skip


async def turn_word(update: Update, context: Context) -> None:
    del update
    action = context.action(TurnWord)
    await _with_text(context, action.wave, lambda uow, wave, k: service.turn(
        uow, wave, action.text, action.word, k, hidden=bool(action.hidden)),
        views.page_of(action.word))  # fmt: skip


async def decide_text(update: Update, context: Context) -> None:
    del update
    action = context.action(DecideText)
    state = State.APPROVED if action.state == State.APPROVED else State.LEFT_OUT
    await _with_text(context, action.wave, lambda uow, wave, k: service.decide(
        uow, wave, action.text, state, k), 0)  # fmt: skip


async def _with_text(
    context: Context,
    wave_id: int,
    work: Callable[[UnitOfWork, Wave, int], Awaitable[Written]],
    page: int,
) -> None:
    async with unit(context) as uow:
        _, wave = await read_wave(uow, context.runtime.library, wave_id)
        one = await work(uow, wave, context.runtime.settings.k_anonymity)
        item = wave.instrument.item(one.item)
        question = context.t.content(item.text) if item else ""
        uow.show(views.read(context.t, wave_id, question, one, page))


COORDINATOR = Role.COORDINATOR
ROUTES: tuple[Route, ...] = (
    On(ShowTexts, list_texts, COORDINATOR, lambda t: t.gettext("Read the texts of a survey")),
    On(OpenText, open_text, COORDINATOR, lambda t: t.gettext("Read a text of a survey")),
    On(TurnWord, turn_word, COORDINATOR, lambda t: t.gettext("Hid or showed a word of a text")),
    On(DecideText, decide_text, COORDINATOR, lambda t: t.gettext("Let a text in or left it out")),
)
