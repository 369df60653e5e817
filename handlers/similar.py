"""Published answers that a question may have already, shown before it goes to mentors."""

import asyncio

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import NeedNoMentor, ReadSimilar, ShowSimilar
from bot.features.answers.errors import GoneError
from bot.features.answers.service import reading
from bot.features.answers.views import reading as views
from bot.features.questions.actions import Ask
from bot.features.questions.guarded import Choice
from bot.features.questions.service import asking
from bot.features.questions.views import writing as writing_views
from bot.features.search.service import Search
from bot.message import Button, Message
from bot.office import show
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork
from handlers import finding, front, published

WORDS = {Choice.NONE: "", Choice.HIDE: "h", Choice.AS_IT_IS: "a"}
"""What stands in a button for how a text is to be sent."""


def chosen(how: str) -> Choice:
    return next((choice for choice, word in WORDS.items() if word == how), Choice.NONE)


async def prepared(context: Context) -> Search:
    """Return the search, ready for the reader's language. To be called outside units of work."""
    search = await finding.search(context)
    await asyncio.to_thread(search.prepare, context.t.language)
    return search


async def instead(
    context: Context, uow: UnitOfWork, search: Search, here: ShowSimilar
) -> Message | None:
    """Return the answers that a question about to be sent may have already, if there are any.

    The search takes a millisecond of the unit.
    """
    t, how = context.t, chosen(here.how)
    case = await asking.about_to_ask(uow, context.runtime, here.question, how, here.seen)
    finds = search.similar(case.draft, t.language, uow.person.profile) if case else ()
    found = [views.Door(published.key(one), published.title(context, one)) for one in finds]
    return views.similar(t, here, found, Ask()) if found else None


async def show_similar(update: Update, context: Context) -> None:
    """Show the answers again; how the question stands, when it is not about to be sent."""
    del update
    here = context.action(ShowSimilar)
    search = await prepared(context)
    async with context.unit_of_work() as uow:
        if found := await instead(context, uow, search, here):
            uow.show(found)
        else:
            await _stand(context, uow, here.question)


async def read_similar(update: Update, context: Context) -> None:
    del update
    action = context.action(ReadSimilar)
    here = ShowSimilar(action.question, action.how, action.seen)
    async with context.unit_of_work() as uow:
        one = await reading.find(uow, context.runtime.library, action.answer)
        words = await reading.words_for(uow, one, context.t.language)
        body = published.body(context, one, words)
        uow.show(views.similar_answer(context.t, here, body, action.answer))


async def need_no_mentor(update: Update, context: Context) -> None:
    """Close a draft kindly: nothing of its text is kept."""
    del update
    action = context.action(NeedNoMentor)
    async with context.unit_of_work() as uow:
        if await asking.drop(uow, action.question):
            await reading.no_mentor(uow, action.answer)
            step = await _step(context, uow, action.answer)
            uow.show(views.no_mentor_needed(context.t, step=step))
        else:
            await _stand(context, uow, action.question)


async def _stand(context: Context, uow: UnitOfWork, question: int) -> None:
    """Show how a question stands, after an old button. Raises GoneError."""
    case = await asking.show(uow, context.runtime, question)
    back = front.back_to_work(uow.person)
    show(uow, writing_views.compose(context.t, case, uow.person, back))


async def _step(context: Context, uow: UnitOfWork, answer: str) -> Button | None:
    try:
        one = await reading.find(uow, context.runtime.library, answer)
    except GoneError:
        return None
    return published.to_step(context, published.step_of(one))


ROUTES: tuple[Route, ...] = (
    On(ShowSimilar, show_similar),
    On(ReadSimilar, read_similar),
    On(NeedNoMentor, need_no_mentor),
)
