"""What the person who asks does, besides writing."""

from bot.features.questions import topics
from bot.features.questions.case import Case, look
from bot.features.questions.domain import ENDED, HELD, Offer, Question, State
from bot.features.questions.errors import GoneError, OverError, TooManyError
from bot.features.questions.guarded import Choice
from bot.features.questions.repository import entries, offers, questions
from bot.features.questions.service.dispatching import Mentors, advance, keep, remove
from bot.features.questions.service.prompting import expect, stop_expecting
from bot.features.questions.views import helper
from bot.office import Office, tell
from bot.people import consent, safety
from bot.unit_of_work import UnitOfWork


async def begin(uow: UnitOfWork, office: Office, step: str = "") -> Case | None:
    """Return the question being written; None when its topic is still to be chosen.

    What was begun and not sent comes first, so that it is not lost. Raises ConsentNeededError,
    SuspendedError, TooManyError.
    """
    consent.require(uow.person)
    await safety.require_active(uow.connection, uow.vault, uow.person)
    if unsent := await _unsent(uow, office):
        return unsent
    await require_room(uow, office)
    if office.library.step(step):
        return await _new(uow, office, topics.STEP, step)
    return None


async def choose_topic(uow: UnitOfWork, office: Office, topic: str) -> Case:
    """Begin a question about a topic. Raises as `begin` does."""
    return await begin(uow, office) or await _new(uow, office, topic, "")


async def require_room(uow: UnitOfWork, office: Office) -> None:
    """Raise TooManyError when the person already waits for as many answers as one may."""
    limit = office.programme.open_questions_per_person
    if await questions.count_open(uow, uow.person.id) >= limit:
        raise TooManyError(limit)


async def _unsent(uow: UnitOfWork, office: Office) -> Case | None:
    for question in await questions.asked_by(uow, uow.person.id):
        if question.state is State.DRAFT:
            case = await look(uow, office, question, uow.person)
            if case.draft:
                await expect(uow, question)
                return case
            await questions.remove(uow, question)
    return None


async def _new(uow: UnitOfWork, office: Office, topic: str, step: str) -> Case:
    question = await keep(uow, office, await questions.add(uow, topic, step))
    await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def mine(uow: UnitOfWork) -> list[Question]:
    return await questions.asked_by(uow, uow.person.id)


async def own(uow: UnitOfWork, question_id: int) -> Question:
    """Return a question of the person who acts. Raises GoneError."""
    question = await questions.get(uow, question_id)
    if question is None or not question.is_asked_by(uow.person):
        raise GoneError
    return question


async def show(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question to its asker. Raises GoneError."""
    return await look(uow, office, await own(uow, question_id), uow.person)


async def about_to_ask(
    uow: UnitOfWork, office: Office, question_id: int, choice: Choice, seen: int
) -> Case | None:
    """Return a new question that would now go to mentors; None for whatever would not.

    Nor for one whose words sound like distress: nothing comes between that and a human.
    """
    question = await questions.get(uow, question_id)
    if question is None or not _is_new(question, uow):
        return None
    case = await look(uow, office, question, uow.person)
    goes = case.draft and case.guarded.lets_through(choice, seen)
    return case if goes and not case.guarded.in_distress else None


async def drop(uow: UnitOfWork, question_id: int) -> bool:
    """Delete a new question and its text, once. False for one that was sent, or another's."""
    question = await questions.get(uow, question_id)
    if question is None:
        return True  # a second tap
    if not _is_new(question, uow):
        return False
    await stop_expecting(uow, question)
    await remove(uow, question)
    return True


def _is_new(question: Question, uow: UnitOfWork) -> bool:
    return question.state is State.DRAFT and question.is_asked_by(uow.person)


async def withdraw(uow: UnitOfWork, office: Office, question_id: int) -> Question:
    """Take a question back and delete its texts, before or after a mentor took it.

    Raises GoneError.
    """
    question = await own(uow, question_id)
    if question.state in HELD and question.helper_id is not None:
        await offers.decide(uow, question, question.helper_id, Offer.RETURNED)
        if person := await uow.get_person(question.helper_id):
            tell(uow, office, person, [helper.withdrawn(office.translator(person), question.ref)])
    await entries.remove(uow, question)
    await stop_expecting(uow, question)
    return await keep(uow, office, question.ended(State.WITHDRAWN, uow.now))


async def follow_up(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Expect a follow-up to an answer, or a reply to what the helper asked back.

    Of what is closed, only show how it stands: it can be opened again.
    Raises GoneError, OverError, SuspendedError.
    """
    question = await own(uow, question_id)
    if question.state is State.WITHDRAWN:
        raise OverError(question.ref)
    if question.can_be_written_by(uow.person):
        await safety.require_active(uow.connection, uow.vault, uow.person)
        await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def ask_another(uow: UnitOfWork, office: Office, mentors: Mentors, question_id: int) -> Case:
    """Bring an answered question before mentors who have not seen it, with what was said.

    A second tap only looks. Raises GoneError, OverError, TooManyError.
    """
    question = await own(uow, question_id)
    if question.state in ENDED:
        raise OverError(question.ref)
    if question.state is State.ANSWERED:
        await safety.require_active(uow.connection, uow.vault, uow.person)
        await require_room(uow, office)
        await entries.discard(uow, question, uow.person.id)
        await stop_expecting(uow, question)
        await offers.forget_open(uow, question)
        question = await advance(uow, office, mentors, question.again(uow.now), quietly=True)
    return await look(uow, office, question, uow.person)
