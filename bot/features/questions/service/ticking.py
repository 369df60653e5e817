"""What the clock does: waves, reminders, claims and replies that end, and closing the silent."""

from bot.delivery import occurrences
from bot.features.questions.clocks import Clocks
from bot.features.questions.domain import Question, State
from bot.features.questions.repository import questions
from bot.features.questions.service.dispatching import (
    Mentors,
    advance,
    forget,
    give_back,
    keep,
    remove,
)
from bot.features.questions.service.proactive import (
    CLOSED,
    EXPIRED,
    LATE,
    NEWS_KEPT,
    SILENT,
    SOLVED,
    UNREPLIED,
    WANTED,
    mention,
)
from bot.features.questions.views import helper
from bot.office import Office, tell, zone_of
from bot.people.person import Person, Role
from bot.people.quiet import after_quiet
from bot.unit_of_work import UnitOfWork

JOB = "questions"
AT_ONCE = 100


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
        case State.CLAIMED:
            await _look_after_claim(uow, office, mentors, question)
        case State.ASKED_BACK:
            await _look_after_reply(uow, office, question)
        case State.ANSWERED:
            await _look_after_answer(uow, office, question)
        case State.CLOSED | State.WITHDRAWN:
            await _look_after_ended(uow, office, question)
        case State.DRAFT | State.ABANDONED:
            await _clear(uow, office, question)


async def _look_after_claim(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question
) -> None:
    """Remind the helper, once and not at night where they are; afterwards end the claim."""
    person = await _helper(uow, question)
    if person is None:
        await advance(uow, office, mentors, await give_back(uow, question))
        return
    morning = after_quiet(uow.now, zone_of(office, person))
    if morning > uow.now:
        await questions.save(uow, question.due(morning))
    elif question.reminded_at:
        await mention(uow, question, EXPIRED, uow.now + NEWS_KEPT, person)
        await advance(uow, office, mentors, await give_back(uow, question))
    else:
        question = await keep(uow, office, question.reminded(uow.now))
        await mention(uow, question, LATE, Clocks.of(office).expiry(question), person)


async def _look_after_reply(uow: UnitOfWork, office: Office, question: Question) -> None:
    """Remind the asker, once, that the helper needs to know more; afterwards close the question.

    What the asker began to write stays: the question can be opened again.
    """
    person = await uow.get_person(question.asker_id)
    morning = after_quiet(uow.now, zone_of(office, person))
    if morning > uow.now:
        await questions.save(uow, question.due(morning))
        return
    clocks = Clocks.of(office)
    if question.reminded_at is None:
        question = await keep(uow, office, question.reminded(uow.now))
        await mention(uow, question, WANTED, clocks.expiry(question))
        return
    question = await keep(uow, office, question.ended(State.CLOSED, uow.now))
    await mention(uow, question, UNREPLIED, clocks.deletion(question))
    if by := await _helper(uow, question):
        await mention(uow, question, SILENT, uow.now + NEWS_KEPT, by)


async def _look_after_answer(uow: UnitOfWork, office: Office, question: Question) -> None:
    """Ask, once, whether the answer solved it; close what stays silent after that."""
    clocks = Clocks.of(office)
    if clocks.due_at(question) > uow.now:
        await keep(uow, office, question)
    elif question.solved_asked_at is None:
        question = await keep(uow, office, question.asked_if_solved(uow.now))
        await mention(uow, question, SOLVED, clocks.closing(question))
    else:
        question = await keep(uow, office, question.ended(State.CLOSED, uow.now))
        await mention(uow, question, CLOSED, clocks.deletion(question))


async def _look_after_ended(uow: UnitOfWork, office: Office, question: Question) -> None:
    """Delete what is over when its time has come."""
    if Clocks.of(office).deletion(question) > uow.now:
        await keep(uow, office, question)
    else:
        await forget(uow, question)


async def _clear(uow: UnitOfWork, office: Office, question: Question) -> None:
    """Delete a draft that nobody sent, or what an erased asker has left behind."""
    if person := await _helper(uow, question):
        tell(uow, office, person, [helper.left(office.translator(person), question.ref)])
    await remove(uow, question)


async def _helper(uow: UnitOfWork, question: Question) -> Person | None:
    """Return who has it; None when they left, lost their role or cannot be reached."""
    person = None if question.helper_id is None else await uow.get_person(question.helper_id)
    helps = person and person.reachable and person.roles & {Role.MENTOR, Role.COORDINATOR}
    return person if helps else None
