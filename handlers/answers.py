"""Answers: those of a step, and one with its sources."""

from collections.abc import Iterator

from telegram import Update

from bot.content.answers import Answer
from bot.context import Context
from bot.features.answers import domain, views
from bot.features.answers.actions import OpenAnswer, SayEnough, ShowAnswers
from bot.features.directory.actions import OpenEntry
from bot.features.pathways.actions import OpenStep
from bot.features.questions.actions import AskAboutStep
from bot.message import Button
from bot.prose import title_of
from bot.routing import On, Route


async def show_answers(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ShowAnswers), context.runtime.library
    async with context.unit_of_work() as uow:
        found = domain.to_step(library, action.step, uow.person.profile.get("profession"))
        back = OpenStep(action.step, action.track)
        uow.show(views.answers(context.t, library, action, found, back))


async def open_answer(update: Update, context: Context) -> None:
    del update
    action, library = context.action(OpenAnswer), context.runtime.library
    one = _found(context, action.answer)
    ask = AskAboutStep(action.step or one.steps[0])
    back = ShowAnswers(action.step, action.track) if action.step else None
    more = [*_whom_to_ask(context, one), *([] if back else [_step(context, one)])]
    async with context.unit_of_work() as uow:
        uow.show(views.answer(context.t, library, one, ask=ask, more=more, back=back))


async def say_enough(update: Update, context: Context) -> None:
    del update
    one = _found(context, context.action(SayEnough).answer)
    async with context.unit_of_work() as uow:
        uow.show(views.enough(context.t, step=_step(context, one)))


def _found(context: Context, key: str) -> Answer:
    """Return an answer that a button names. Raises GoneError."""
    if one := domain.find(context.runtime.library, key):
        return one
    raise views.GoneError


def _whom_to_ask(context: Context, one: Answer) -> Iterator[Button]:
    for name in one.help:
        yield Button(f"🤝 {context.runtime.library.organisations[name].name}", OpenEntry(name))


def _step(context: Context, one: Answer) -> Button:
    library = context.runtime.library
    title = title_of(context.t, library, library.steps[one.steps[0]].title)
    return Button(f"📋 {title}", OpenStep(one.steps[0]))


ROUTES: tuple[Route, ...] = (
    On(ShowAnswers, show_answers),
    On(OpenAnswer, open_answer),
    On(SayEnough, say_enough),
)
