"""Published answers that a question may have already, shown before it goes to mentors."""

import asyncio

from telegram import Update

from bot.content.answers import Answer
from bot.context import Context
from bot.features.answers import domain, views
from bot.features.answers.actions import NeedNoMentor, ReadSimilar, ShowSimilar
from bot.features.pathways.actions import OpenStep
from bot.features.questions.actions import Ask
from bot.features.questions.guarded import Choice
from bot.features.questions.office import show
from bot.features.questions.service import asking
from bot.features.questions.views import writing as writing_views
from bot.message import Button, Message
from bot.prose import title_of
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork
from handlers import finding, front

WORDS = {Choice.NONE: "", Choice.HIDE: "h", Choice.AS_IT_IS: "a"}
"""What stands in a button for how a text is to be sent."""


def chosen(how: str) -> Choice:
    return next((choice for choice, word in WORDS.items() if word == how), Choice.NONE)


async def prepare(context: Context) -> None:
    """Make what is searched ready, outside any unit of work."""
    await asyncio.to_thread(finding.search(context).prepare, context.t.language)


async def instead(context: Context, uow: UnitOfWork, here: ShowSimilar) -> Message | None:
    """Return the answers that a question about to be sent may have already, if there are any."""
    how = chosen(here.how)
    case = await asking.about_to_ask(uow, context.runtime, here.question, how, here.seen)
    found = _similar(context, uow, case.draft) if case else []
    library = context.runtime.library
    return views.similar(context.t, library, here, found, Ask()) if found else None


def _similar(context: Context, uow: UnitOfWork, text: str) -> list[Answer]:
    """Return the answers; it takes a millisecond of the unit, the index being ready."""
    finds = finding.search(context).similar(text, context.t.language, uow.person.profile)
    answers = {one.id: one for one in context.runtime.library.answers}
    return [answers[find.id] for find in finds]


async def show_similar(update: Update, context: Context) -> None:
    """Show the answers again; how the question stands, when it is not about to be sent."""
    del update
    here = context.action(ShowSimilar)
    await prepare(context)
    async with context.unit_of_work() as uow:
        if found := await instead(context, uow, here):
            uow.show(found)
        else:
            await _stand(context, uow, here.question)


async def read_similar(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ReadSimilar), context.runtime.library
    one = domain.find(library, action.answer)
    if one is None:
        raise views.GoneError
    here = ShowSimilar(action.question, action.how, action.seen)
    async with context.unit_of_work() as uow:
        uow.show(views.similar_answer(context.t, library, here, one))


async def need_no_mentor(update: Update, context: Context) -> None:
    """Close a draft kindly: nothing of its text is kept."""
    del update
    action = context.action(NeedNoMentor)
    async with context.unit_of_work() as uow:
        if await asking.drop(uow, action.question):
            uow.show(views.no_mentor_needed(context.t, step=_step(context, action.answer)))
        else:
            await _stand(context, uow, action.question)


async def _stand(context: Context, uow: UnitOfWork, question: int) -> None:
    """Show how a question stands, after an old button. Raises GoneError."""
    case = await asking.show(uow, context.runtime, question)
    back = front.back_to_work(uow.person)
    show(uow, writing_views.compose(context.t, case, uow.person, back))


def _step(context: Context, answer: str) -> Button | None:
    library = context.runtime.library
    one = domain.find(library, answer)
    if one is None:
        return None
    title = title_of(context.t, library, library.steps[one.steps[0]].title)
    return Button(f"📋 {title}", OpenStep(one.steps[0]))


ROUTES: tuple[Route, ...] = (
    On(ShowSimilar, show_similar),
    On(ReadSimilar, read_similar),
    On(NeedNoMentor, need_no_mentor),
)
