"""What those who help do, besides writing: take a question, ask back, say it is not for them."""

from dataclasses import dataclass

from bot.features.questions.case import Case, look
from bot.features.questions.dispatch import Candidate
from bot.features.questions.domain import HELD, Offer, Question, Reason, State
from bot.features.questions.errors import (
    FullError,
    GoneError,
    NotYoursError,
    OverError,
    TakenError,
)
from bot.features.questions.repository import impact, offers, questions
from bot.features.questions.service.dispatching import (
    Mentors,
    advance,
    escalate,
    give_back,
    keep,
)
from bot.features.questions.service.prompting import expect, stop_expecting
from bot.office import Office
from bot.people import safety
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Inbox:
    """What waits for a mentor: what they have, and what they could take.

    `taken`: what they took in seven days or still have. `helped`: how many people said thanks.
    """

    claims: list[Question]
    offers: list[Question]
    taken: int
    helped: int


async def inbox(uow: UnitOfWork) -> Inbox:
    return Inbox(
        await claims(uow),
        await questions.offered_to(uow, uow.person.id),
        await offers.load(uow, uow.person),
        (await impact.of(uow, uow.person.id, uow.now)).helped,
    )


async def inbox_count(uow: UnitOfWork) -> int:
    """Return how many questions wait for the mentor who acts."""
    return len(await claims(uow)) + len(await questions.offered_to(uow, uow.person.id))


async def claims(uow: UnitOfWork) -> list[Question]:
    """Return the questions that the person who acts has to answer."""
    return await questions.claimed_by(uow, uow.person.id)


async def show_offer(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question that was offered. Raises GoneError, TakenError, OverError."""
    question = await _offered(uow, question_id)
    await require_free(question, uow)
    return await look(uow, office, question, uow.person)


async def look_again(uow: UnitOfWork) -> None:
    """Let what waits be offered anew: a mentor joined, came back, or takes more."""
    await questions.look_now(uow)


async def take(uow: UnitOfWork, office: Office, mentor: Candidate, question_id: int) -> Case:
    """Give the question to a mentor to whom it was offered: one of them, within their cap.

    Raises GoneError, TakenError, OverError, FullError, SuspendedError.
    """
    await safety.require_active(uow.connection, uow.vault, uow.person)
    question = await _offered(uow, question_id)
    if question.state is not State.CLAIMED or not question.is_helped_by(uow.person):
        await require_free(question, uow)
        if await offers.load(uow, uow.person) >= mentor.weekly_cap:
            raise FullError(mentor.weekly_cap)
        await offers.decide(uow, question, uow.person.id, Offer.TAKEN)
        question = await keep(uow, office, question.taken_by(uow.person, uow.now))
    await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def consider(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question that was offered, to say that it is not for this mentor.

    Raises GoneError, OverError.
    """
    question = await _offered(uow, question_id)
    if not question.is_open:
        raise OverError(question.ref)
    return await look(uow, office, question, uow.person)


async def claimed(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question to who has it. Raises GoneError, NotYoursError, OverError."""
    return await look(uow, office, await _claimed(uow, question_id), uow.person)


async def not_for_me(
    uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int, reason: Reason
) -> tuple[Question, bool]:
    """Give back what this person took, or decline what was offered; others are found.

    Returns the question, and whether it was given back. The asker is not bothered.
    Raises GoneError, NotYoursError, OverError.
    """
    question = await questions.get(uow, question_id)
    if question is None or uow.person.id not in await offers.of(uow, question):
        question = await _claimed(uow, question_id)
    given_back = question.state in HELD and question.is_helped_by(uow.person)
    if given_back:
        await stop_expecting(uow, question)
        question = await give_back(uow, question, reason)
        question = await advance(uow, office, mentors, question, quietly=True)
    else:
        question = await _decline(uow, office, mentors, question, reason)
    if reason is Reason.SCOPE and question.state is State.WAITING:
        question = await escalate(uow, office, question)
    return question, given_back


async def _decline(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question, reason: Reason
) -> Question:
    """Note that it is not for this mentor; when nobody is left who was asked, ask others now."""
    made = await offers.of(uow, question)
    if made.get(uow.person.id) is not Offer.OFFERED:
        return question
    await offers.decide(uow, question, uow.person.id, Offer.DECLINED, reason)
    others = [offer for mentor, offer in made.items() if mentor != uow.person.id]
    if question.state is State.WAITING and Offer.OFFERED not in others:
        return await advance(uow, office, mentors, question.hurried())
    return question


async def open_claim(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question to its helper, and expect the answer if one is due.

    Raises GoneError, NotYoursError, OverError.
    """
    question = await _claimed(uow, question_id)
    case = await look(uow, office, question, uow.person)
    if question.asks_back and not case.draft:
        return await ask_back(uow, office, question_id, on=False)  # begun and left
    if question.can_be_written_by(uow.person):
        await expect(uow, question)
    return case


async def ask_back(uow: UnitOfWork, office: Office, question_id: int, *, on: bool) -> Case:
    """Expect a question to the asker (or, not `on`, the answer) from who has the question.

    Raises GoneError, NotYoursError, OverError.
    """
    question = await _claimed(uow, question_id)
    if question.can_be_written_by(uow.person):
        question = await keep(uow, office, question.asking_back(on=on))
        await expect(uow, question)
    return await look(uow, office, question, uow.person)


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


async def require_free(question: Question, uow: UnitOfWork) -> None:
    """Raise when a question cannot be taken, saying why; one is gone for who is kept apart."""
    if await safety.are_apart(uow.connection, question.asker_id, uow.person.id):
        raise GoneError
    if question.state in (*HELD, State.ANSWERED):
        raise (
            OverError(question.ref)
            if question.is_helped_by(uow.person)
            else TakenError(question.ref)
        )
    if question.state is not State.WAITING:
        raise OverError(question.ref)
