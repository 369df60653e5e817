"""Answering a survey: one living screen, every answer kept at once."""

from telegram import Update

from bot.context import Context
from bot.features.surveys import service
from bot.features.surveys.actions import (
    AnswerItem,
    AskDeleteAnswers,
    DeleteAnswers,
    FinishTicking,
    OpenSurvey,
    ResumeSurvey,
    ShowItem,
    SkipItem,
    StopReminding,
    TickOption,
)
from bot.features.surveys.domain import Turn
from bot.features.surveys.errors import ClosedError, GoneError
from bot.features.surveys.views import answering as views
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork


async def open_survey(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        turn = await service.look(uow, context.runtime.library, context.action(OpenSurvey).wave)
        uow.show(views.intro(context.t, turn, context.runtime.settings.k_anonymity))


async def resume(update: Update, context: Context) -> None:
    del update
    wave = context.action(ResumeSurvey).wave
    async with context.unit_of_work() as uow:
        _show(context, uow, await service.resume(uow, context.runtime.library, wave))


async def show_item(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ShowItem), context.runtime.library
    async with context.unit_of_work() as uow:
        _show(context, uow, await service.show(uow, library, action.wave, action.item))


async def answer(update: Update, context: Context) -> None:
    del update
    action, library = context.action(AnswerItem), context.runtime.library
    async with context.unit_of_work() as uow:
        turn = await service.answer(uow, library, action.wave, action.item, action.value)
        _show(context, uow, turn)


async def skip(update: Update, context: Context) -> None:
    del update
    action, library = context.action(SkipItem), context.runtime.library
    async with context.unit_of_work() as uow:
        _show(context, uow, await service.answer(uow, library, action.wave, action.item, None))


async def tick(update: Update, context: Context) -> None:
    del update
    action, library = context.action(TickOption), context.runtime.library
    async with context.unit_of_work() as uow:
        turn = await service.tick(
            uow, library, action.wave, action.item, action.option, on=bool(action.on)
        )
        _show(context, uow, turn)


async def finish_ticking(update: Update, context: Context) -> None:
    del update
    action, library = context.action(FinishTicking), context.runtime.library
    async with context.unit_of_work() as uow:
        _show(context, uow, await service.finish_ticking(uow, library, action.wave, action.item))


async def write(update: Update, context: Context) -> None:
    """Keep typed words; where nothing is asked any more, wait for none either."""
    del update
    try:
        async with context.unit_of_work() as uow:
            _show(context, uow, await service.write(uow, context.runtime.library, context.text))
    except (ClosedError, GoneError) as error:
        async with context.unit_of_work() as uow:
            await uow.close_prompt()
            uow.show(views.over(context.t, error.message(context.t)))


async def stop_reminding(update: Update, context: Context) -> None:
    del update
    wave = context.action(StopReminding).wave
    async with context.unit_of_work() as uow:
        await service.stop_reminding(uow, wave)
        uow.show(views.stopped(context.t, wave))


async def ask_delete(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.ask_delete(context.t, context.action(AskDeleteAnswers).wave))


async def delete(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.delete_answers(uow, context.action(DeleteAnswers).wave)
        uow.show(views.deleted(context.t))


def _show(context: Context, uow: UnitOfWork, turn: Turn) -> None:
    uow.show(views.turn(context.t, turn, context.runtime.settings.k_anonymity))


ROUTES: tuple[Route, ...] = (
    On(OpenSurvey, open_survey),
    On(ResumeSurvey, resume),
    On(ShowItem, show_item),
    On(AnswerItem, answer),
    On(SkipItem, skip),
    On(TickOption, tick),
    On(FinishTicking, finish_ticking),
    On(StopReminding, stop_reminding),
    On(AskDeleteAnswers, ask_delete),
    On(DeleteAnswers, delete),
    Answer(service.TEXT, write),
)
