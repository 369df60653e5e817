"""What those who help do, besides writing: take a question, decline it, hand it back."""

from dataclasses import dataclass

from bot.features.questions.case import Case, look
from bot.features.questions.domain import Candidate, Offer, Question, State
from bot.features.questions.errors import (
    FullError,
    GoneError,
    NotYoursError,
    OverError,
    TakenError,
)
from bot.features.questions.office import Office
from bot.features.questions.repository import offers, questions
from bot.features.questions.service.dispatching import Mentors, advance, give_back, keep
from bot.features.questions.service.prompting import expect, stop_expecting
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Inbox:
    """What waits for a mentor: what they have, what they could take, what they took in a week."""

    claims: list[Question]
    offers: list[Question]
    taken: int


async def inbox(uow: UnitOfWork) -> Inbox:
    return Inbox(
        await claims(uow),
        await questions.offered_to(uow, uow.person.id),
        await offers.taken(uow, uow.person),
    )


async def inbox_count(uow: UnitOfWork) -> int:
    """Return how many questions wait for the mentor who acts."""
    found = await inbox(uow)
    return len(found.claims) + len(found.offers)


async def claims(uow: UnitOfWork) -> list[Question]:
    """Return the questions that the person who acts has to answer."""
    return await questions.claimed_by(uow, uow.person.id)


async def show_offer(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question that was offered. Raises GoneError, TakenError, OverError."""
    question = await _offered(uow, question_id)
    _require_free(question, uow)
    return await look(uow, office, question, uow.person)


async def take(uow: UnitOfWork, office: Office, mentor: Candidate, question_id: int) -> Case:
    """Give the question to a mentor to whom it was offered: one of them, within their cap.

    Raises GoneError, TakenError, OverError, FullError.
    """
    question = await _offered(uow, question_id)
    if question.state is not State.CLAIMED or not question.is_helped_by(uow.person):
        _require_free(question, uow)
        if await offers.taken(uow, uow.person) >= mentor.weekly_cap:
            raise FullError(mentor.weekly_cap)
        await offers.decide(uow, question, uow.person.id, Offer.TAKEN)
        question = await keep(uow, office, question.taken_by(uow.person, uow.now))
    await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def decline(uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int) -> Question:
    """Note that it is not for this mentor; when nobody is left who was asked, ask others now.

    Raises GoneError.
    """
    question = await _offered(uow, question_id)
    made = await offers.of(uow, question)
    if made[uow.person.id] is not Offer.OFFERED:
        return question
    await offers.decide(uow, question, uow.person.id, Offer.DECLINED)
    others = [offer for mentor, offer in made.items() if mentor != uow.person.id]
    if question.state is State.WAITING and Offer.OFFERED not in others:
        return await advance(uow, office, mentors, question.hurried())
    return question


async def open_claim(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question to its helper, and expect the answer if one is due.

    Raises GoneError, NotYoursError, OverError.
    """
    question = await _claimed(uow, question_id)
    if question.can_be_written_by(uow.person):
        await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def hand_back(
    uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int
) -> Question:
    """Put a question back into the queue, before others. The asker is not bothered.

    Raises GoneError, NotYoursError, OverError.
    """
    question = await _claimed(uow, question_id)
    if question.state is State.CLAIMED:
        await stop_expecting(uow, question)
        question = await give_back(uow, question)
        question = await advance(uow, office, mentors, question, quietly=True)
    return question


# Coordinators


async def escalated(uow: UnitOfWork) -> list[Question]:
    """Return what waits for a coordinator, without what this one has asked."""
    return [one for one in await questions.escalated(uow) if not one.is_asked_by(uow.person)]


async def read_escalated(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question to a coordinator. Raises GoneError, TakenError, OverError."""
    return await look(uow, office, await _escalated(uow, question_id), uow.person)


async def take_escalated(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Give the question to a coordinator. Raises GoneError, TakenError, OverError."""
    question = await questions.get(uow, question_id)
    if question is None or not (
        question.state is State.CLAIMED and question.is_helped_by(uow.person)
    ):
        question = await _escalated(uow, question_id)
        question = await keep(uow, office, question.taken_by(uow.person, uow.now))
    await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def _escalated(uow: UnitOfWork, question_id: int) -> Question:
    question = await questions.get(uow, question_id)
    if question is None or not question.escalated_at or question.is_asked_by(uow.person):
        raise GoneError
    _require_free(question, uow)
    return question


async def _offered(uow: UnitOfWork, question_id: int) -> Question:
    question = await questions.get(uow, question_id)
    if question is None or uow.person.id not in await offers.of(uow, question):
        raise GoneError
    return question


async def _claimed(uow: UnitOfWork, question_id: int) -> Question:
    question = await questions.get(uow, question_id)
    if question is None:
        raise GoneError
    if question.is_helped_by(uow.person):
        return question
    if question.is_open:
        raise NotYoursError(question.ref)
    raise OverError(question.ref)


def _require_free(question: Question, uow: UnitOfWork) -> None:
    """Raise when a question cannot be taken, saying why."""
    if question.state in (State.CLAIMED, State.ANSWERED):
        raise (
            OverError(question.ref)
            if question.is_helped_by(uow.person)
            else TakenError(question.ref)
        )
    if question.state is not State.WAITING:
        raise OverError(question.ref)
