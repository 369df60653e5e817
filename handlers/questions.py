"""Questions: ask a mentor, answer, follow up."""

from telegram import Update

from bot.context import Context
from bot.features.mentors import service as mentors
from bot.features.mentors.actions import OpenInbox
from bot.features.privacy import domain as privacy
from bot.features.privacy import service as privacy_service
from bot.features.privacy.views import before_first_text
from bot.features.questions import actions
from bot.features.questions.case import Case
from bot.features.questions.office import show
from bot.features.questions.service import asking, helping, writing
from bot.features.questions.service.prompting import TEXT
from bot.features.questions.views import asker, coordinator, helper
from bot.features.questions.views import writing as writing_views
from bot.message import Action
from bot.people import consent
from bot.people.person import Role
from bot.routing import Answer, Command, On, Route
from bot.unit_of_work import UnitOfWork

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
    if not privacy.has_read_notice(uow.person):
        uow.show(before_first_text(context.t, actions.AskAfterNotice(step)))
    elif case := await asking.begin(uow, context.runtime, step):
        show(uow, writing_views.compose(context.t, case, uow.person, None))
    else:
        uow.show(asker.scope(context.t, await asking.wait(uow, context.runtime)))


async def choose_topic(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        topic = context.action(actions.ChooseTopic).topic
        case = await asking.choose_topic(uow, context.runtime, topic)
        show(uow, writing_views.compose(context.t, case, uow.person, None))


async def show_mine(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(asker.mine(context.t, await asking.mine(uow)))


async def open_question(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.OpenQuestion).question
        case = await asking.show(uow, context.runtime, question)
        show(uow, asker.status(context.t, case, await asking.wait(uow, context.runtime)))


async def withdraw(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.Withdraw)
        if action.sure:
            question = await asking.withdraw(uow, context.runtime, action.question)
            uow.show(asker.withdrawn(context.t, question.ref))
        else:
            case = await asking.show(uow, context.runtime, action.question)
            uow.show(asker.withdraw(context.t, case))


async def thank(update: Update, context: Context) -> None:
    """Close a question. The answer stays in the chat, so this is said below it."""
    del update
    async with context.unit_of_work() as uow:
        case = await asking.thank(uow, context.runtime, context.action(actions.Thank).question)
        for page in asker.thanked(context.t, case):
            uow.send(page, uow.person)


async def follow_up(update: Update, context: Context) -> None:
    """Expect a follow-up. The answer stays in the chat, so this is said below it."""
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.FollowUp).question
        case = await asking.follow_up(uow, context.runtime, question)
        for page in writing_views.compose(context.t, case, uow.person, None):
            uow.send(page, uow.person)


# Writing, on both sides


async def write(update: Update, context: Context) -> None:
    assert update.message
    async with context.unit_of_work() as uow:
        message_id = update.message.message_id
        case = await writing.write(uow, context.runtime, message_id, context.text)
        show(uow, writing_views.written(context.t, case, uow.person, _back(uow)))


async def change(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Change).question
        case = await writing.change(uow, context.runtime, question)
        show(uow, writing_views.compose(context.t, case, uow.person, _back(uow)))


async def cancel(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Cancel).question
        case = await writing.cancel(uow, context.runtime, question)
        show(uow, writing_views.after_cancelling(context.t, case, uow.person, _back(uow)))


async def send(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Send).question
        case = await writing.send(uow, context.runtime, await mentors.active(uow), question)
        wait = await asking.wait(uow, context.runtime)
        show(uow, writing_views.after_sending(context.t, case, uow.person, wait, _back(uow)))


# Helping


async def show_offer(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.ShowOffer).question
        case = await helping.show_offer(uow, context.runtime, question)
        uow.show(helper.offer(context.t, case, OpenInbox()))


async def take(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await mentors.require(uow)
        question = context.action(actions.Take).question
        _show_claim(uow, context, await helping.take(uow, context.runtime, mentor, question))


async def decline(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Decline).question
        everybody = await mentors.active(uow)
        declined = await helping.decline(uow, context.runtime, everybody, question)
        uow.show(helper.declined(context.t, declined.ref, OpenInbox()))


async def write_answer(update: Update, context: Context) -> None:
    """Show the question anew: the message with the button holds a text to be kept."""
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.WriteAnswer)
        if action.noticed:
            await privacy_service.acknowledge(uow)
        _show_claim(uow, context, await helping.open_claim(uow, context.runtime, action.question))


def _show_claim(uow: UnitOfWork, context: Context, case: Case) -> None:
    """Show a question to its helper: the warning comes before the first text."""
    if privacy.has_read_notice(uow.person):
        show(uow, writing_views.compose(context.t, case, uow.person, _back(uow)))
    else:
        on = actions.WriteAnswer(case.question.id, 1)
        uow.show(before_first_text(context.t, on, _back(uow)))


async def hand_back(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.HandBack).question
        everybody = await mentors.active(uow)
        freed = await helping.hand_back(uow, context.runtime, everybody, question)
        uow.show(helper.handed_back(context.t, freed.ref, _back(uow)))


def _back(uow: UnitOfWork) -> Action:
    """Where Back leads for somebody who helps."""
    return OpenInbox() if Role.MENTOR in uow.person.roles else actions.ShowEscalated()


# Coordinators


async def show_escalated(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mine, waiting = await helping.claims(uow), await helping.escalated(uow)
        uow.show(coordinator.escalated(context.t, mine, waiting, uow.now))


async def read_escalated(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.ReadEscalated).question
        case = await helping.read_escalated(uow, context.runtime, question)
        show(uow, coordinator.read(context.t, case))


async def take_escalated(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.TakeEscalated).question
        _show_claim(uow, context, await helping.take_escalated(uow, context.runtime, question))


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
    On(actions.FollowUp, follow_up),
    Answer(TEXT, write),
    On(actions.Change, change),
    On(actions.Cancel, cancel),
    On(actions.Send, send),
    On(actions.ShowOffer, show_offer, Role.MENTOR),
    On(actions.Take, take, Role.MENTOR),
    On(actions.Decline, decline, Role.MENTOR),
    # Whoever has a question, mentor or coordinator, may answer it: the claim decides.
    On(actions.WriteAnswer, write_answer),
    On(actions.HandBack, hand_back),
    On(actions.ShowEscalated, show_escalated, Role.COORDINATOR),
    On(actions.ReadEscalated, read_escalated, Role.COORDINATOR),
    On(actions.TakeEscalated, take_escalated, Role.COORDINATOR),
)
