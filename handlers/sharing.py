"""Sharing: both sides of a solved question agree that it may help others, or take it back."""

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import AddSource, OpenReview, ShareAnswer, TakeBack
from bot.features.answers.domain import Origin, Shared, State
from bot.features.answers.service import sharing
from bot.features.answers.views import sharing as views
from bot.features.questions.actions import OpenQuestion
from bot.features.questions.service.pairing import Pair, closed_pair
from bot.office import tell
from bot.people.person import Role
from bot.routing import Answer, On, Route
from bot.unit_of_work import UnitOfWork


async def share(update: Update, context: Context) -> None:
    del update
    action = context.action(ShareAnswer)
    async with context.unit_of_work() as uow:
        pair = await closed_pair(uow, context.runtime, action.question)
        if action.sure:
            one, is_new = await sharing.agree(uow, _origin(pair))
            if is_new:
                await _ask_next(context, uow, one, pair)
            uow.show(views.agreed(context.t, one, uow.person.id))
        else:
            back = OpenQuestion(action.question)
            uow.show(views.explain(context.t, action.question, back))


def _origin(pair: Pair) -> Origin:
    question = pair.question
    return Origin(
        question_id=question.id,
        asker_id=question.asker_id,
        helper_id=pair.helper_id,
        step=question.step,
        language=pair.language,
        asked=pair.asked,
        answered=pair.answered,
    )


async def _ask_next(context: Context, uow: UnitOfWork, one: Shared, pair: Pair) -> None:
    """Ask the other side, or, when both agree, the coordinators."""
    runtime = context.runtime
    if one.state is State.REVIEW:
        for coordinator in await uow.people_with(Role.COORDINATOR):
            t = runtime.translator(coordinator)
            tell(uow, runtime, coordinator, [views.to_review(t, OpenReview(one.id))])
        return
    other_id = one.helper_id if uow.person.id == one.asker_id else one.asker_id
    if other := await uow.get_person(other_id):
        asked = views.ask_other(runtime.translator(other), one, pair.question.ref)
        tell(uow, runtime, other, [asked])


async def take_back(update: Update, context: Context) -> None:
    del update
    action = context.action(TakeBack)
    async with context.unit_of_work() as uow:
        if action.sure:
            await sharing.take_back(uow, action.shared)
            uow.show(views.over(context.t))
        else:
            uow.show(views.ask_take_back(context.t, await sharing.find(uow, action.shared)))


async def ask_source(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await sharing.ask_source(uow, context.action(AddSource).shared)
        uow.show(views.ask_source(context.t, one))


async def write_source(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        one = await sharing.write_source(uow, context.text)
        uow.show(views.source_kept(context.t, one))


ROUTES: tuple[Route, ...] = (
    On(ShareAnswer, share),
    On(AddSource, ask_source),
    Answer(sharing.SOURCE, write_source),
    On(TakeBack, take_back, act=lambda t: t.gettext("Took an answer back")),
)
