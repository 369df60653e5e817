"""Edited messages: what was already sent is carried across again, under the same reference."""

from bot.delivery import carriers, standing
from bot.features.questions.case import look
from bot.features.questions.domain import Offer, Question, State
from bot.features.questions.errors import GoneError
from bot.features.questions.guarded import Choice, look_at
from bot.features.questions.repository import entries, offers, questions
from bot.features.questions.repository.entries import Entry
from bot.features.questions.service.writing import legible
from bot.features.questions.views import asker, guarding, helper, writing
from bot.office import Office, show, tell
from bot.people import safety
from bot.unit_of_work import UnitOfWork

OVER = (State.CLOSED, State.WITHDRAWN)


async def corrected(uow: UnitOfWork, office: Office, message_id: int, text: str) -> bool:
    """Take over the edit of a message that became part of a question or an answer, and say so.

    False when the message was none. Raises EmptyTextError, TooLongError; the old text stays.
    """
    entry, question = await _part_of(uow, message_id)
    if entry is None or question is None:
        return False
    t = office.translator(uow.person)
    if question.state in OVER:
        uow.show(writing.not_passed_on(t, question.ref))
    elif entry.sent_at is None:
        await entries.rewrite(uow, uow.person, message_id, legible(text))
        case = await look(uow, office, question, uow.person)
        show(uow, writing.compose(t, case, uow.person, back=None))
    else:
        await _correct(uow, office, question, entry, message_id, legible(text))
    return True


async def choose(
    uow: UnitOfWork, office: Office, message_id: int, choice: Choice, seen: int = 0
) -> None:
    """Pass on a correction that was held, as its author chose; `seen` is the text chosen for.

    A second tap shows how things stand. Raises GoneError.
    """
    entry, question = await _part_of(uow, message_id)
    if entry is None or question is None:
        raise GoneError
    t = office.translator(uow.person)
    text = await entries.held(uow, uow.person, message_id)
    if question.state in OVER:
        uow.show(writing.not_passed_on(t, question.ref))
    elif text is None:
        case = await look(uow, office, question, uow.person)
        show(uow, writing.compose(t, case, uow.person, back=None))
    else:
        await _correct(uow, office, question, entry, message_id, text, choice, seen)


async def drop(uow: UnitOfWork, office: Office, message_id: int) -> None:
    """Let go of a correction that was held: what was sent stays. Raises GoneError."""
    _, question = await _part_of(uow, message_id)
    if question is None:
        raise GoneError
    await entries.hold(uow, uow.person, message_id, None)
    uow.show(guarding.dropped(office.translator(uow.person), question.ref))


async def _part_of(uow: UnitOfWork, message_id: int) -> tuple[Entry | None, Question | None]:
    entry = await entries.find(uow, uow.person, message_id)
    return entry, await questions.get(uow, entry.question_id) if entry else None


async def _correct(
    uow: UnitOfWork,
    office: Office,
    question: Question,
    entry: Entry,
    message_id: int,
    text: str,
    choice: Choice = Choice.NONE,
    seen: int = 0,
) -> None:
    """Carry a correction of something sent across, or hold it while its author has to choose.

    Raises SuspendedError, and GoneError for who is kept apart from the asker.
    """
    await safety.require_active(uow.connection, uow.vault, uow.person)
    if await safety.are_apart(uow.connection, question.asker_id, uow.person.id):
        raise GoneError
    t = office.translator(uow.person)
    whole = await entries.as_corrected(uow, entry, uow.person, message_id, text)
    guarded = look_at(uow.vault, office.library, whole, before=entry.text)
    if not guarded.lets_through(choice, seen):
        await entries.hold(uow, uow.person, message_id, text)
        uow.show(guarding.held(t, question.ref, message_id, whole, guarded))
        return
    await entries.rewrite(uow, uow.person, message_id, text)
    if choice is Choice.HIDE:
        await entries.hide(uow, entry.id, guarded.found)
    await _carry_across(uow, office, question, entry)
    uow.show(guarding.passed_on(t, question.ref, guarded))


async def _carry_across(uow: UnitOfWork, office: Office, question: Question, entry: Entry) -> None:
    """Bring the corrected entry to the other side, in place of the old one.

    Mentors who are being asked are not bothered: what stands in their chat changes.
    """
    by_asker = question.is_asked_by(uow.person)
    waits = question.state is State.WAITING
    asked = await offers.of(uow, question) if waits else {}
    open_to = [mentor for mentor, offer in asked.items() if offer is Offer.OFFERED]
    await carriers.recall(uow.connection, uow.now, [entry.id], but_from=open_to)
    for old in await carriers.of(uow.connection, entry.id):
        if old.person_id in open_to and (mentor := await uow.get_person(old.person_id)):
            case = await look(uow, office, question, mentor)
            uow.mend(old.message_id, helper.offer(office.translator(mentor), case), mentor)
    for row, person_id in await carriers.on_the_way(uow.connection, entry.id):
        if person_id in open_to and (mentor := await uow.get_person(person_id)):
            case = await look(uow, office, question, mentor)
            offer = helper.offer(office.translator(mentor), case)
            if await standing.rewrite(uow.connection, uow.vault, row, offer):
                continue
            if await standing.take_back(uow.connection, row):
                tell(uow, office, mentor, [offer])
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
