"""Tidying: what was relayed leaves the other chat before Telegram forbids it."""

from bot.delivery import carriers
from bot.features.questions.case import Case, look
from bot.features.questions.domain import Offer, Question, State
from bot.features.questions.errors import GoneError
from bot.features.questions.repository import entries, offers, questions
from bot.features.questions.views import tidied
from bot.i18n import Translator
from bot.message import Lane, Message
from bot.office import Office
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

AT_ONCE = 100  # conversations in one sweep
GONE_FOR_ALL = (State.WITHDRAWN, State.ABANDONED)


async def due(uow: UnitOfWork) -> list[tuple[int, int]]:
    """Return ids of people, and of the questions of which words must leave their chats now."""
    return await carriers.due(uow.connection, uow.now, AT_ONCE)


async def tidy(uow: UnitOfWork, office: Office, person_id: int, question_id: int) -> int:
    """Take away what is due of a conversation in one chat; a line may stay in its place.

    Returns how many messages Telegram does not let us take away any more.
    """
    found = await carriers.claim(uow.connection, uow.now, person_id, question_id)
    person = await uow.get_person(person_id)
    if person is None:
        return 0
    t = office.translator(person)
    others = await carriers.others_stand(uow.connection, person_id, question_id)
    last = None if others else carriers.last_text(found)
    line = await _line(uow, t, person, question_id, last.piece) if last else None
    leaving = carriers.leave(found, uow.now, last if line else None)
    uow.clear(person_id, leaving.deleted, Lane.RELAY)
    for message_id in leaving.mended:
        uow.mend(message_id, line or tidied.gone(t), person)
    return leaving.lost


async def _line(
    uow: UnitOfWork, t: Translator, person: Person, question_id: int, entry_id: int
) -> Message | None:
    """Return what stays of a conversation in somebody's chat; None when nothing does."""
    question = await questions.get(uow, question_id)
    if question is None or not await entries.is_kept(uow, entry_id):
        return tidied.taken_back(t, question_id, entry_id)
    if _may_read(question, person):
        return tidied.conversation_left(t, question, person)
    made = await offers.of(uow, question)
    if question.state is State.WAITING and made.get(person.id) is Offer.OFFERED:
        return tidied.offer_left(t, question)
    return None


async def show(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a whole conversation to one of its two sides. Raises GoneError."""
    question = await questions.get(uow, question_id)
    if question is None or not _may_read(question, uow.person):
        raise GoneError
    return await look(uow, office, question, uow.person)


def _may_read(question: Question, person: Person) -> bool:
    mine = question.is_asked_by(person) or question.is_helped_by(person)
    return mine and question.state not in GONE_FOR_ALL
