"""Questions, for those who answer them: offers, claims, and what coordinators look after."""

from telegram import Update

from bot.context import Context
from bot.features.mentors import service as mentors
from bot.features.mentors.actions import OpenInbox
from bot.features.privacy import domain as privacy
from bot.features.privacy import service as privacy_service
from bot.features.privacy.views import before_first_text
from bot.features.questions import actions
from bot.features.questions.case import Case
from bot.features.questions.domain import Ending, Reason
from bot.features.questions.endings import (
    AskMore,
    ChooseEnding,
    CloseKindly,
    Reassign,
    ShowImpact,
    ShowLate,
)
from bot.features.questions.service import coordinating, ending, helping
from bot.features.questions.views import coordinator, helper, impact, reasons
from bot.features.questions.views import writing as writing_views
from bot.office import show
from bot.people.person import Role
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front


async def show_offer(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.ShowOffer).question
        case = await helping.show_offer(uow, context.runtime, question)
        uow.show(helper.offer(context.t, case, OpenInbox()))


async def take(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await mentors.require_ready(uow)
        question = context.action(actions.Take).question
        await _show_claim(uow, context, await helping.take(uow, context.runtime, mentor, question))


async def write_answer(update: Update, context: Context) -> None:
    """Show the question anew: the message with the button holds a text to be kept."""
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.WriteAnswer)
        if action.noticed:
            await privacy_service.acknowledge(uow)
        await _show_claim(
            uow, context, await helping.open_claim(uow, context.runtime, action.question)
        )


async def ask_back(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(actions.AskBack)
        on = bool(action.on)
        await _show_claim(
            uow, context, await helping.ask_back(uow, context.runtime, action.question, on=on)
        )


async def _show_claim(uow: UnitOfWork, context: Context, case: Case) -> None:
    """Show a question to its helper: the warning comes before the first text is waited for."""
    back = front.back_to_work(uow.person)
    if privacy.has_read_notice(uow.person):
        show(uow, writing_views.compose(context.t, case, uow.person, back))
    else:
        await uow.close_prompt()
        on = actions.WriteAnswer(case.question.id, 1)
        uow.show(before_first_text(context.t, on, back))


async def decline(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.Decline).question
        case = await helping.consider(uow, context.runtime, question)
        uow.show(reasons.ask(context.t, case, actions.ShowOffer(question)))


async def hand_back(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.HandBack).question
        case = await helping.claimed(uow, context.runtime, question)
        uow.show(reasons.ask(context.t, case, actions.WriteAnswer(question, 0)))


async def give_reason(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action, everybody = context.action(actions.GiveReason), await mentors.everybody(uow)
        reason = Reason.of(action.reason)
        question, given_back = await helping.not_for_me(
            uow, context.runtime, everybody, action.question, reason
        )
        back = front.back_to_work(uow.person)
        uow.show(reasons.noted(context.t, question, reason, back, given_back=given_back))


async def show_impact(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        did = await ending.impact_of(uow, context.runtime, uow.person)
        uow.show(impact.show(context.t, did, front.back_to_work(uow.person)))


# Coordinators


async def show_escalated(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mine, waiting = await helping.claims(uow), await coordinating.escalated(uow)
        late = await coordinating.late(uow)
        uow.show(coordinator.escalated(context.t, mine, waiting, late, uow.now))


async def read_escalated(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.ReadEscalated).question
        case, why = await coordinating.read(uow, context.runtime, question)
        show(uow, coordinator.read(context.t, case, why))


async def take_escalated(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.TakeEscalated).question
        await _show_claim(uow, context, await coordinating.take(uow, context.runtime, question))


async def ask_more(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action, everybody = context.action(AskMore), await mentors.everybody(uow)
        question, any_asked = await coordinating.ask_more(
            uow, context.runtime, everybody, action.question, action.wave
        )
        uow.show(coordinator.asked_more(context.t, question, any_asked=any_asked))


async def choose_ending(update: Update, context: Context) -> None:
    """Choose the words, and read them as the asker will."""
    del update
    async with context.unit_of_work() as uow:
        action = context.action(ChooseEnding)
        case = await coordinating.about_to_close(uow, context.runtime, action.question)
        uow.show(coordinator.ending(context.t, case, Ending.of(action.ending)))


async def close_kindly(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(CloseKindly)
        words = Ending.of(action.ending) or Ending.NOBODY
        question = await coordinating.close(uow, context.runtime, action.question, words)
        uow.show(coordinator.closed(context.t, question.ref))


async def show_late(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action = context.action(ShowLate)
        question = await coordinating.find_late(uow, action.question, action.claim)
        uow.show(coordinator.late(context.t, question))


async def reassign(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action, everybody = context.action(Reassign), await mentors.everybody(uow)
        question = await coordinating.reassign(
            uow, context.runtime, everybody, action.question, action.claim
        )
        uow.show(coordinator.reassigned(context.t, question.ref))


ROUTES: tuple[Route, ...] = (
    On(actions.ShowOffer, show_offer, Role.MENTOR),
    On(actions.Take, take, Role.MENTOR),
    On(actions.Decline, decline, Role.MENTOR),
    # Whoever has a question, mentor or coordinator, may answer it: the claim decides.
    On(actions.WriteAnswer, write_answer),
    On(actions.AskBack, ask_back),
    On(actions.HandBack, hand_back),
    On(actions.GiveReason, give_reason),
    On(ShowImpact, show_impact),
    On(AskMore, ask_more, Role.COORDINATOR, lambda t: t.gettext("Asked more mentors")),
    On(ChooseEnding, choose_ending, Role.COORDINATOR),
    On(
        CloseKindly, close_kindly, Role.COORDINATOR, lambda t: t.gettext("Closed a question kindly")
    ),
    On(actions.ShowEscalated, show_escalated, Role.COORDINATOR),
    On(
        actions.ReadEscalated,
        read_escalated,
        Role.COORDINATOR,
        lambda t: t.gettext("Read a question without a mentor"),
    ),
    On(
        actions.TakeEscalated,
        take_escalated,
        Role.COORDINATOR,
        lambda t: t.gettext("Took a question to answer"),
    ),
    On(ShowLate, show_late, Role.COORDINATOR),
    On(
        Reassign,
        reassign,
        Role.COORDINATOR,
        lambda t: t.gettext("Gave a question to other mentors"),
    ),
)
