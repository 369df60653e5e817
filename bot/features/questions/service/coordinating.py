"""What coordinators do about questions that nobody has taken, or has answered in time."""

from bot.features.questions.case import Case, look
from bot.features.questions.domain import Ending, Question, Reason, State
from bot.features.questions.errors import ChangedError, GoneError
from bot.features.questions.repository import offers, questions
from bot.features.questions.service.dispatching import Mentors, advance, give_back, keep
from bot.features.questions.service.helping import require_free
from bot.features.questions.service.prompting import expect
from bot.features.questions.views import ending as ending_views
from bot.features.questions.views import helper
from bot.office import Office, tell
from bot.people import safety
from bot.unit_of_work import UnitOfWork


async def escalated(uow: UnitOfWork) -> list[Question]:
    """Return what waits for a coordinator, without what this one has asked."""
    return [one for one in await questions.escalated(uow) if not one.is_asked_by(uow.person)]


async def read(uow: UnitOfWork, office: Office, question_id: int) -> tuple[Case, list[Reason]]:
    """Return a question to a coordinator, and why it was not for those who said so.

    Raises GoneError, TakenError, OverError.
    """
    question = await _escalated(uow, question_id)
    return await look(uow, office, question, uow.person), await offers.reasons(uow, question)


async def take(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Give the question to a coordinator.

    Raises GoneError, TakenError, OverError, SuspendedError.
    """
    await safety.require_active(uow.connection, uow.vault, uow.person)
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
    await require_free(question, uow)
    return question


async def ask_more(
    uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int, wave: int
) -> tuple[Question, bool]:
    """Offer a question that waits to mentors who were not asked yet, after that wave of offers.

    Returns also whether anybody could be asked at this hour; a second tap asks nobody more.
    Raises GoneError, TakenError, OverError.
    """
    question = await _escalated(uow, question_id)
    if question.wave_mark == wave:
        question = await advance(uow, office, mentors, question.asking_more(), quietly=True)
    begun = question.wave_at
    return question, begun is not None and await offers.any_since(uow, question, begun)


async def about_to_close(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question that waits, to be closed. Raises GoneError, TakenError, OverError."""
    return await look(uow, office, await _escalated(uow, question_id), uow.person)


async def close(uow: UnitOfWork, office: Office, question_id: int, words: Ending) -> Question:
    """Close a question that nobody can answer, with kind words to its asker; once.

    Raises GoneError, TakenError, OverError.
    """
    question = await _escalated(uow, question_id)
    question = await keep(uow, office, question.ended(State.CLOSED, uow.now))
    if person := await uow.get_person(question.asker_id):
        case = await look(uow, office, question, person)
        tell(uow, office, person, [ending_views.kindly(office.translator(person), case, words)])
    return question


async def late(uow: UnitOfWork) -> list[Question]:
    """Return what others have and have not answered after a reminder."""
    return [
        one
        for one in await questions.late(uow)
        if one.helper_id != uow.person.id and not one.is_asked_by(uow.person)
    ]


async def find_late(uow: UnitOfWork, question_id: int, claim: int) -> Question:
    """Return a late question while the claim is the one that was seen.

    Raises GoneError, ChangedError.
    """
    question = await questions.get(uow, question_id)
    if question is None or question.is_asked_by(uow.person):
        raise GoneError
    if question.state is not State.CLAIMED or question.claim != claim:
        raise ChangedError(question.ref)
    return question


async def reassign(
    uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int, claim: int
) -> Question:
    """Take a question from who has it and offer it to others, before other questions.

    Raises GoneError, ChangedError.
    """
    question = await find_late(uow, question_id, claim)
    person = await uow.get_person(question.helper_id) if question.helper_id else None
    if person:
        message = helper.reassigned(office.translator(person), question.ref)
        tell(uow, office, person, [message])
    return await advance(uow, office, mentors, await give_back(uow, question), quietly=True)
