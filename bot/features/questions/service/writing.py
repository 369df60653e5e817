"""Writing: typed texts become a draft, and a draft is sent. The same for both sides."""

from bot.errors import EmptyTextError
from bot.features.questions.case import Case, look
from bot.features.questions.domain import Question, State
from bot.features.questions.errors import (
    GoneError,
    NothingToSendError,
    NotYoursError,
    OverError,
    PhotoWaitsError,
    TooLongError,
)
from bot.features.questions.guard import without_marks
from bot.features.questions.guarded import Choice
from bot.features.questions.repository import entries, questions
from bot.features.questions.service.asking import require_room
from bot.features.questions.service.dispatching import Mentors, advance, keep, remove
from bot.features.questions.service.prompting import (
    expect,
    expected,
    stop_expecting,
    waiting_photo,
)
from bot.features.questions.views import asker, helper
from bot.i18n import clean, is_blank
from bot.office import Office, tell
from bot.people import safety
from bot.unit_of_work import UnitOfWork

LONGEST = 8192  # characters: two full messages


async def write(uow: UnitOfWork, office: Office, message_id: int, text: str) -> Case | None:
    """Add a typed message to the draft it is meant for; None when nothing is to be written there.

    Raises EmptyTextError, TooLongError; the draft stays as it was.
    """
    question_id = await expected(uow)
    question = await questions.get(uow, question_id) if question_id is not None else None
    if question is None or not question.can_be_written_by(uow.person):
        await uow.close_prompt()
        return None
    return await add(uow, office, question, message_id, text)


async def add(
    uow: UnitOfWork,
    office: Office,
    question: Question,
    message_id: int,
    text: str,
    photo: str | None = None,
) -> Case:
    """Add a message to the draft of who may write now. Raises EmptyTextError, TooLongError."""
    before = await look(uow, office, question, uow.person)
    written = legible(text, LONGEST - len(before.draft))
    await entries.write(uow, question, uow.person, message_id, written, photo)
    if question.state is State.DRAFT:
        question = await keep(uow, office, question.touched(uow.now))
    return await look(uow, office, question, uow.person)


def legible(text: str, room: int = LONGEST) -> str:
    """Return a typed text as it may be kept. Raises EmptyTextError, TooLongError."""
    written = without_marks(clean(text))
    if is_blank(written):
        raise EmptyTextError
    if len(written) > room:
        raise TooLongError(LONGEST)
    return written


async def change(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Throw the draft away and expect another one. Raises GoneError, NotYoursError."""
    question = await _either_side(uow, question_id)
    if question.can_be_written_by(uow.person):
        await entries.discard(uow, question, uow.person.id)
        await expect(uow, question)
    return await look(uow, office, question, uow.person)


async def cancel(uow: UnitOfWork, office: Office, question_id: int) -> Case | None:
    """Throw the draft away; None when the whole question went with it. Raises NotYoursError."""
    question = await questions.get(uow, question_id)
    if question is None:
        return None  # a second tap
    question = await _either_side(uow, question_id)
    await stop_expecting(uow, question)
    if question.state is State.DRAFT:
        await remove(uow, question)
        return None
    await entries.discard(uow, question, uow.person.id)
    return await look(uow, office, question, uow.person)


async def send(
    uow: UnitOfWork,
    office: Office,
    mentors: Mentors,
    question_id: int,
    choice: Choice = Choice.NONE,
    seen: int = 0,
) -> Case:
    """Send the draft to the other side, once: a second tap only looks.

    So does a choice that does not fit what the guard finds: the draft stays one. `seen` is the
    text for which the writer chose.

    Raises GoneError, NotYoursError, OverError, NothingToSendError, PhotoWaitsError, TooManyError,
    SuspendedError.
    """
    question = await _either_side(uow, question_id)
    if question.state in (State.CLOSED, State.WITHDRAWN):
        raise OverError(question.ref)
    if not question.can_be_written_by(uow.person):
        return await look(uow, office, question, uow.person)
    if await waiting_photo(uow) and await expected(uow) == question.id:
        raise PhotoWaitsError
    case = await look(uow, office, question, uow.person)
    if not case.draft:
        raise NothingToSendError
    if not case.guarded.lets_through(choice, seen):
        return case
    await safety.require_active(uow.connection, uow.vault, uow.person)
    if question.state is State.DRAFT:
        await require_room(uow, office)
    if choice is Choice.HIDE:
        await entries.hide_in_draft(uow, question, uow.person, case.guarded.found)
    await entries.send(uow, question, uow.person)
    await stop_expecting(uow, question)
    if question.is_asked_by(uow.person):
        question = await _ask(uow, office, mentors, question)
    else:
        question = await _answer(uow, office, question)
    return await look(uow, office, question, uow.person)


async def _ask(uow: UnitOfWork, office: Office, mentors: Mentors, question: Question) -> Question:
    is_new = question.state is State.DRAFT
    question = question.asked(uow.now) if is_new else question.followed_up(uow.now)
    if question.state is State.WAITING:
        return await advance(uow, office, mentors, question, quietly=True)
    question = await keep(uow, office, question)
    assert question.helper_id is not None
    if person := await uow.get_person(question.helper_id):
        case = await look(uow, office, question, person)
        tell(uow, office, person, helper.follow_up(office.translator(person), case))
    return question


async def _answer(uow: UnitOfWork, office: Office, question: Question) -> Question:
    question = await keep(uow, office, question.answered(uow.now))
    if person := await uow.get_person(question.asker_id):
        case = await look(uow, office, question, person)
        pages = asker.answer(office.translator(person), case, case.said[-1])
        tell(uow, office, person, pages)
    return question


async def _either_side(uow: UnitOfWork, question_id: int) -> Question:
    """Return a question of which the person who acts is the asker or the helper.

    Raises GoneError, and NotYoursError for whoever had it and has it no more.
    """
    question = await questions.get(uow, question_id)
    if question is None:
        raise GoneError
    if question.is_asked_by(uow.person) or question.is_helped_by(uow.person):
        return question
    if question.is_open or question.state is State.ANSWERED:
        raise NotYoursError(question.ref)
    raise OverError(question.ref)
