"""Answers: those of a step, and one with where it comes from."""

from collections.abc import Iterator

from telegram import Update

from bot.content.answers import Answer
from bot.context import Context
from bot.features.answers.actions import OpenAnswer, OpenOriginal, SayEnough, ShowAnswers
from bot.features.answers.domain import Shared, Translation
from bot.features.answers.service import reading, sharing
from bot.features.answers.views import reading as views
from bot.features.answers.views import translating
from bot.features.answers.views.sharing import take_back
from bot.features.directory.actions import OpenEntry
from bot.features.pathways.actions import OpenStep
from bot.features.questions.actions import AskAboutStep
from bot.message import Button
from bot.people.person import Role, may
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
        words = await reading.words_for(uow, one, context.t.language)
        more = [*_in_other_words(context, uow, one, words),
                *_more(context, uow, one, from_step=bool(back))]  # fmt: skip
        body = published.body(context, one, words)
        uow.show(views.answer(context.t, body, action.answer, ask=ask, more=more, back=back))


async def open_original(update: Update, context: Context) -> None:
    del update
    key = context.action(OpenOriginal).answer
    async with context.unit_of_work() as uow:
        one = await reading.find(uow, context.runtime.library, key)
        ask = AskAboutStep(published.step_of(one))
        more = [*_more(context, uow, one, from_step=False)]
        body = published.body(context, one)
        uow.show(views.answer(context.t, body, key, ask=ask, more=more, back=OpenAnswer(key)))


def _in_other_words(
    context: Context, uow: UnitOfWork, one: Answer | Shared, words: Translation | None
) -> Iterator[Button]:
    """Yield the ways to the original, and to saying it in other languages."""
    if isinstance(one, Answer):
        return
    if words:
        yield views.original(context.t, one, published.own_name(context, one.language))
    if may(uow.person, Role.COORDINATOR) or may(uow.person, Role.MENTOR):
        yield translating.door(context.t, one)


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
    On(OpenOriginal, open_original),
    On(SayEnough, say_enough),
)
