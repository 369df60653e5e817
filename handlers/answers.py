"""Answers: those of a step, and one with where it comes from."""

from collections.abc import Iterator

from telegram import Update

from bot.content.answers import Answer
from bot.context import Context
from bot.features.answers.actions import OpenAnswer, SayEnough, ShowAnswers
from bot.features.answers.domain import Shared
from bot.features.answers.service import reading, sharing
from bot.features.answers.views import reading as views
from bot.features.answers.views.sharing import take_back
from bot.features.directory.actions import OpenEntry
from bot.features.pathways.actions import OpenStep
from bot.features.questions.actions import AskAboutStep
from bot.message import Button
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork
from handlers import published


async def show_answers(update: Update, context: Context) -> None:
    del update
    action, t, library = context.action(ShowAnswers), context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        found = views.doors(t, library, *await reading.to_step(uow, library, action.step))
        uow.show(views.answers(t, library, action, found, OpenStep(action.step, action.track)))


async def open_answer(update: Update, context: Context) -> None:
    del update
    action = context.action(OpenAnswer)
    async with context.unit_of_work() as uow:
        one = await reading.find(uow, context.runtime.library, action.answer)
        ask = AskAboutStep(action.step or published.step_of(one))
        back = ShowAnswers(action.step, action.track) if action.step else None
        more = [*_more(context, uow, one, from_step=bool(back))]
        body = published.body(context, one)
        uow.show(views.answer(context.t, body, action.answer, ask=ask, more=more, back=back))


async def say_enough(update: Update, context: Context) -> None:
    del update
    key = context.action(SayEnough).answer
    async with context.unit_of_work() as uow:
        one = await reading.find(uow, context.runtime.library, key)
        await reading.enough(uow, key)
        step = published.to_step(context, published.step_of(one))
        uow.show(views.enough(context.t, step=step))


def _more(
    context: Context, uow: UnitOfWork, one: Answer | Shared, *, from_step: bool
) -> Iterator[Button]:
    """Yield the ways to whom to ask, to the step, and to taking it back."""
    if isinstance(one, Answer):
        for name in one.help:
            yield Button(f"🤝 {context.runtime.library.organisations[name].name}", OpenEntry(name))
    step = published.to_step(context, published.step_of(one))
    if step and not from_step:
        yield step
    if isinstance(one, Shared) and sharing.may_take_back(one, uow.person):
        yield take_back(context.t, one)


ROUTES: tuple[Route, ...] = (
    On(ShowAnswers, show_answers),
    On(OpenAnswer, open_answer),
    On(SayEnough, say_enough),
)
