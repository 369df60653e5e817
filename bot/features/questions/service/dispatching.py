"""Bring questions to people who can answer, and look after those that wait."""

from collections.abc import Sequence

from bot.delivery import occurrences
from bot.features.questions.case import look
from bot.features.questions.clocks import WAVES
from bot.features.questions.domain import (
    ENGLISH,
    Candidate,
    Need,
    Offer,
    Question,
    State,
    choose,
    eligible,
)
from bot.features.questions.office import Office, clocks, tell
from bot.features.questions.repository import entries, offers, questions
from bot.features.questions.views import asker as asker_views
from bot.features.questions.views import coordinator, helper
from bot.message import Lane
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork

JOB = "questions"
AT_ONCE = 100

Mentors = Sequence[Candidate]


async def keep(uow: UnitOfWork, office: Office, question: Question) -> Question:
    """Write a question down with the moment when the clock must look at it next."""
    question = question.due(clocks(office).due_at(question, uow.now))
    await questions.save(uow, question)
    return question


async def advance(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question, *, quietly: bool = False
) -> Question:
    """Do what is due for a waiting question: offer it to mentors, or tell coordinators.

    `quietly`: the asker is about to read how it stands and needs no message of it.
    """
    question, hopeful = await _offer(uow, office, mentors, question)
    too_long = clocks(office).escalation_due(question) <= uow.now
    if too_long or not (hopeful or question.escalated_at):
        question = await _escalate(uow, office, question, quietly=quietly)
    return await keep(uow, office, question)


async def _offer(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question
) -> tuple[Question, bool]:
    """Make the wave that is due, if any; return whether a mentor may still take the question."""
    need = await _need(uow, question)
    made = await offers.of(uow, question)
    history = await offers.history(uow)
    zone, size = office.settings.zone, office.programme.mentors_per_wave
    more = question.waves < WAVES and bool(eligible(need, mentors, made, history))
    chosen: list[Person] = []
    if question.waves < WAVES and clocks(office).wave_due(question, uow.now) <= uow.now:
        chosen = choose(
            need, mentors, asked=made, history=history, now=uow.now, zone=zone, size=size
        )
        question = question.tried(uow.now, found=bool(chosen))
    if chosen:
        await offers.add(uow, question, chosen)
    for mentor in chosen:
        case = await look(uow, office, question, mentor)
        tell(uow, office, mentor, [helper.offer(office.translator(mentor), case)])
    return question, more or bool(chosen) or Offer.OFFERED in made.values()


async def _need(uow: UnitOfWork, question: Question) -> Need:
    asker = await uow.get_person(question.asker_id)
    language = (asker.language if asker else None) or ENGLISH
    return Need(question.asker_id, language, asker.profile.get("profession") if asker else None)


async def _escalate(
    uow: UnitOfWork, office: Office, question: Question, *, quietly: bool
) -> Question:
    first = question.escalated_at is None
    question = question.escalated(uow.now)
    for coordinator_ in await uow.people_with(Role.COORDINATOR):
        if not question.is_asked_by(coordinator_):
            case = await look(uow, office, question, coordinator_)
            message = coordinator.escalation(office.translator(coordinator_), case)
            tell(uow, office, coordinator_, [message])
    asker = await uow.get_person(question.asker_id)
    if asker and first and not quietly:
        case = await look(uow, office, question, asker)
        tell(uow, office, asker, [asker_views.escalated(office.translator(asker), case)])
    return question


async def give_back(uow: UnitOfWork, question: Question) -> Question:
    """End the claim on a question: it waits again, and what the helper began is gone."""
    if question.helper_id is not None:
        await offers.decide(uow, question, question.helper_id, Offer.RETURNED)
        await entries.discard(uow, question, question.helper_id)
    return question.returned()


# The clock


async def due(uow: UnitOfWork) -> list[int]:
    """Return the questions that the clock must look at now."""
    return await questions.due(uow, AT_ONCE)


async def tick(uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int) -> None:
    """Do what is due for one question: exactly once, whatever restarts or replicas do."""
    question = await questions.get(uow, question_id)
    if question is None or question.due_at is None or question.due_at > uow.now:
        return
    if not await occurrences.claim(
        uow.connection, JOB, question.id, question.due_at.isoformat(), uow.now
    ):
        return
    match question.state:
        case State.WAITING:
            await advance(uow, office, mentors, question)
        case State.CLAIMED if question.reminded_at:
            await _expire(uow, office, mentors, question)
        case State.CLAIMED:
            await _remind(uow, office, question)
        case _:
            await _clear(uow, office, question)


async def _remind(uow: UnitOfWork, office: Office, question: Question) -> None:
    question = await keep(uow, office, question.reminded(uow.now))
    person = await _helper(uow, question)
    if person:
        case = await look(uow, office, question, person)
        reminder = helper.remind(office.translator(person), case)
        tell(uow, office, person, [reminder], Lane.REMINDER)


async def _expire(uow: UnitOfWork, office: Office, mentors: Mentors, question: Question) -> None:
    person = await _helper(uow, question)
    if person:
        message = helper.expired(office.translator(person), question.ref)
        tell(uow, office, person, [message], Lane.REMINDER)
    await advance(uow, office, mentors, await give_back(uow, question))


async def _clear(uow: UnitOfWork, office: Office, question: Question) -> None:
    """Delete a draft that nobody sent, or what an erased asker has left behind."""
    person = await _helper(uow, question)
    if person:
        message = helper.left(office.translator(person), question.ref)
        tell(uow, office, person, [message])
    await remove(uow, question)


async def remove(uow: UnitOfWork, question: Question) -> None:
    """Delete a question and everything about it."""
    await entries.remove(uow, question)
    await offers.remove(uow, question)
    await questions.remove(uow, question)


async def _helper(uow: UnitOfWork, question: Question) -> Person | None:
    return None if question.helper_id is None else await uow.get_person(question.helper_id)
