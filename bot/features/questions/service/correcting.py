"""Edited messages: what was already sent is carried across again, under the same reference."""

from bot.features.questions.case import look
from bot.features.questions.domain import Question, State
from bot.features.questions.office import Office, show, tell
from bot.features.questions.repository import entries, questions
from bot.features.questions.repository.entries import Entry
from bot.features.questions.service.writing import legible
from bot.features.questions.views import asker, helper, writing
from bot.unit_of_work import UnitOfWork

OVER = (State.CLOSED, State.WITHDRAWN)


async def corrected(uow: UnitOfWork, office: Office, message_id: int, text: str) -> bool:
    """Take over the edit of a message that became part of a question or an answer, and say so.

    False when the message was none. Raises EmptyTextError, TooLongError; the old text stays.
    """
    entry = await entries.find(uow, uow.person, message_id)
    question = await questions.get(uow, entry.question_id) if entry else None
    if entry is None or question is None:
        return False
    t = office.translator(uow.person)
    if question.state in OVER:
        uow.show(writing.not_passed_on(t, question.ref))
        return True
    await entries.rewrite(uow, uow.person, message_id, legible(text))
    if entry.sent_at is None:
        case = await look(uow, office, question, uow.person)
        show(uow, writing.compose(t, case, uow.person, back=None))
    else:
        await _carry_across(uow, office, question, entry)
        uow.show(writing.passed_on(t, question.ref))
    return True


async def _carry_across(uow: UnitOfWork, office: Office, question: Question, entry: Entry) -> None:
    """Bring the corrected entry to the other side; mentors to be asked simply find it so."""
    by_asker = question.is_asked_by(uow.person)
    other_id = question.helper_id if by_asker else question.asker_id
    other = await uow.get_person(other_id) if other_id is not None else None
    if other is None:
        return
    case = await look(uow, office, question, other)
    now = next(one for one in case.said if one.id == entry.id)
    t = office.translator(other)
    corrected_pages = (
        helper.corrected(t, case, now) if by_asker else asker.answer(t, case, now, corrected=True)
    )
    tell(uow, office, other, corrected_pages)
