"""Questions: ask a mentor, write on both sides, follow up."""

from telegram import Update

from bot.context import Context
from bot.features.answers.actions import SendAnyway, ShowSimilar
from bot.features.answers.service import sharing
from bot.features.answers.views.sharing import door as share_door
from bot.features.mentors import service as mentors
from bot.features.privacy import domain as privacy
from bot.features.privacy import service as privacy_service
from bot.features.privacy.views import before_first_text
from bot.features.questions import actions
from bot.features.questions.case import usual
from bot.features.questions.endings import Reopen, SayThanks
from bot.features.questions.guarded import Choice
from bot.features.questions.service import asking, correcting, ending, writing
from bot.features.questions.service.prompting import TEXT
from bot.features.questions.views import asker, own
from bot.features.questions.views import ending as ending_views
from bot.features.questions.views import writing as writing_views
from bot.office import show
from bot.people import consent, safety
from bot.routing import Answer, Command, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front, similar

# Asking


async def ask(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _begin(uow, context, step="")


async def ask_about_step(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _begin(uow, context, context.action(actions.AskAboutStep).step)


async def ask_after_notice(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        consent.require(uow.person)
        await privacy_service.acknowledge(uow)
        await _begin(uow, context, context.action(actions.AskAfterNotice).step)


async def _begin(uow: UnitOfWork, context: Context, step: str) -> None:
    """Lead to the writing: by consent, the warning before the first text, scope and topic."""
    consent.require(uow.person)
    await safety.require_active(uow.connection, uow.vault, uow.person)  # before they read on
    if not privacy.has_read_notice(uow.person):
        uow.show(before_first_text(context.t, actions.AskAfterNotice(step)))
    elif case := await asking.begin(uow, context.runtime, step):
        show(uow, writing_views.compose(context.t, case, uow.person, None))
    else:
        uow.show(asker.scope(context.t, await usual(uow, context.runtime)))


async def choose_topic(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        topic = context.action(actions.ChooseTopic).topic
        case = await asking.choose_topic(uow, context.runtime, topic)
        show(uow, writing_views.compose(context.t, case, uow.person, None))


async def show_mine(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(own.mine(context.t, await asking.mine(uow)))


async def open_question(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.OpenQuestion).question
        case = await asking.show(uow, context.runtime, question)
        show(uow, asker.status(context.t, case))


async def withdraw(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.Withdraw)
        if action.sure:
            question = await asking.withdraw(uow, context.runtime, action.question)
            await sharing.forget(uow, question.id)
            uow.show(own.withdrawn(context.t, question.ref))
        else:
            case = await asking.show(uow, context.runtime, action.question)
            uow.show(own.withdraw(context.t, case))


async def thank(update: Update, context: Context) -> None:
    """Close a question. The answer stays in the chat, so this is said below it, once."""
    del update
    question = context.action(actions.Thank).question
    async with context.unit_of_work() as uow:
        case, twice = await ending.thank(uow, context.runtime, question)
        share = share_door(context.t, case.question.id)
        for page in () if twice else ending_views.thanked(context.t, case, share):
            uow.send(page, uow.person)


async def say_thanks(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(SayThanks)
        case = await ending.say_thanks(uow, context.runtime, action.question, action.sentence)
        show(uow, ending_views.thanked(context.t, case, share_door(context.t, action.question)))


async def reopen(update: Update, context: Context) -> None:
    """Open a closed question again. An answer stays in the chat, so this is said below it."""
    del update
    async with context.unit_of_work() as uow:
        question, everybody = context.action(Reopen).question, await mentors.everybody(uow)
        case = await ending.reopen(uow, context.runtime, everybody, question)
        for page in ending_views.reopened(context.t, case, uow.person):
            uow.send(page, uow.person)


async def follow_up(update: Update, context: Context) -> None:
    """Expect a follow-up. The answer stays in the chat, so this is said below it."""
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.FollowUp).question
        case = await asking.follow_up(uow, context.runtime, question)
        for page in ending_views.more(context.t, case, uow.person):
            uow.send(page, uow.person)


async def ask_another(update: Update, context: Context) -> None:
    """Ask for a second opinion. The answer stays in the chat, so this is said below it."""
    del update
    async with context.unit_of_work() as uow:
        action, runtime = context.action(actions.AskAnother), context.runtime
        if action.sure:
            everybody = await mentors.everybody(uow)
            case = await asking.ask_another(uow, runtime, everybody, action.question)
            uow.show(asker.sent(context.t, case))
            return
        case = await asking.show(uow, runtime, action.question)
        for page in asker.another(context.t, case):
            uow.send(page, uow.person)


# Writing, on both sides


async def write(update: Update, context: Context) -> None:
    assert update.message
    async with context.unit_of_work() as uow:
        message_id = update.message.message_id
        case = await writing.write(uow, context.runtime, message_id, context.text)
        show(
            uow, writing_views.written(context.t, case, uow.person, front.back_to_work(uow.person))
        )


async def change(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Change).question
        case = await writing.change(uow, context.runtime, question)
        show(
            uow, writing_views.compose(context.t, case, uow.person, front.back_to_work(uow.person))
        )


async def cancel(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Cancel).question
        case = await writing.cancel(uow, context.runtime, question)
        show(
            uow,
            writing_views.after_cancelling(
                context.t, case, uow.person, front.back_to_work(uow.person)
            ),
        )


async def send(update: Update, context: Context) -> None:
    del update
    await _send(context, context.action(actions.Send).question, Choice.NONE)


async def send_hidden(update: Update, context: Context) -> None:
    del update
    await _send(context, context.action(actions.SendHidden).question, Choice.HIDE)


async def send_as_it_is(update: Update, context: Context) -> None:
    del update
    action = context.action(actions.SendAsItIs)
    await _send(context, action.question, Choice.AS_IT_IS, action.seen)


async def send_anyway(update: Update, context: Context) -> None:
    del update
    action = context.action(SendAnyway)
    await _send(context, action.question, similar.chosen(action.how), action.seen, sure=True)


async def _send(
    context: Context, question: int, choice: Choice, seen: int = 0, *, sure: bool = False
) -> None:
    """Send a text. A new question first meets the answers that it may have already."""
    search = await similar.prepared(context)
    async with context.unit_of_work() as uow:
        here = ShowSimilar(question, similar.WORDS[choice], seen)
        if not sure and (found := await similar.instead(context, uow, search, here)):
            uow.show(found)
            return
        everybody = await mentors.everybody(uow)
        case = await writing.send(uow, context.runtime, everybody, question, choice, seen)
        back = front.back_to_work(uow.person)
        show(uow, writing_views.after_sending(context.t, case, uow.person, back))


async def correct_hidden(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        message = context.action(actions.CorrectHidden).message
        await correcting.choose(uow, context.runtime, message, Choice.HIDE)


async def correct_as_it_is(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.CorrectAsItIs)
        choice = Choice.AS_IT_IS
        await correcting.choose(uow, context.runtime, action.message, choice, action.seen)


async def drop_correction(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        message = context.action(actions.DropCorrection).message
        await correcting.drop(uow, context.runtime, message)


ROUTES: tuple[Route, ...] = (
    Command("ask", ask, lambda t: t.gettext("Ask a mentor")),
    On(actions.Ask, ask),
    On(actions.AskAboutStep, ask_about_step),
    On(actions.AskAfterNotice, ask_after_notice),
    On(actions.ChooseTopic, choose_topic),
    On(actions.ShowMyQuestions, show_mine),
    On(actions.OpenQuestion, open_question),
    On(actions.Withdraw, withdraw),
    On(actions.Thank, thank),
    On(SayThanks, say_thanks),
    On(Reopen, reopen),
    On(actions.FollowUp, follow_up),
    On(actions.AskAnother, ask_another),
    Answer(TEXT, write),
    On(actions.Change, change),
    On(actions.Cancel, cancel),
    On(actions.Send, send),
    On(actions.SendHidden, send_hidden),
    On(actions.SendAsItIs, send_as_it_is),
    On(SendAnyway, send_anyway),
    On(actions.CorrectHidden, correct_hidden),
    On(actions.CorrectAsItIs, correct_as_it_is),
    On(actions.DropCorrection, drop_correction),
)
