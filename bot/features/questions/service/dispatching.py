"""Bring questions to people who can answer, and tell coordinators of those that wait."""

import logging
from collections.abc import Sequence

from bot.features.questions.case import look
from bot.features.questions.clocks import Clocks
from bot.features.questions.coordinators import who_hear
from bot.features.questions.dispatch import ENGLISH, Candidate, Need, dispatch
from bot.features.questions.domain import Offer, Question, Reason, State
from bot.features.questions.repository import entries, impact, offers, questions
from bot.features.questions.service.proactive import NEWS_KEPT, WAITS, mention
from bot.features.questions.views import coordinator, helper
from bot.office import Office, tell
from bot.people import safety
from bot.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

Mentors = Sequence[Candidate]


async def keep(uow: UnitOfWork, office: Office, question: Question) -> Question:
    """Write a question down with the moment when the clock must look at it next.

    An answer that it just got counts for who gave it.
    """
    question = question.due(Clocks.of(office).due_at(question))
    await questions.save(uow, question)
    if question.state is State.ANSWERED and question.replied_at == uow.now:
        await impact.note_answer(uow, question)
    return question


async def advance(
    uow: UnitOfWork, office: Office, mentors: Mentors, question: Question, *, quietly: bool = False
) -> Question:
    """Do what is due for a waiting question: offer it to mentors, or tell coordinators.

    `quietly`: the asker is about to read how it stands and needs no message of it.
    """
    mentors = await connectable(uow, mentors, question)
    need, history = await need_of(uow, question), await offers.history(uow, question)
    first = question.escalated_at is None
    decision = dispatch(question, need, mentors, history, uow.now, Clocks.of(office))
    question = await keep(uow, office, decision.question)
    if decision.ask:
        await offers.add(uow, question, decision.ask)
    for mentor in decision.ask:
        case = await look(uow, office, question, mentor)
        tell(uow, office, mentor, [helper.offer(office.translator(mentor), case)])
    if decision.escalate:
        return await _tell_coordinators(uow, office, question, quietly=quietly or not first)
    return question


async def connectable(uow: UnitOfWork, mentors: Mentors, question: Question) -> Mentors:
    """Leave out who may not answer now, and who is kept apart from the asker."""
    pairs = await safety.pairs_of(uow.connection, question.asker_id)
    people = [one.person for one in mentors]
    stopped = await safety.suspended(uow.connection, uow.vault, people)
    return [
        one
        for one in mentors
        if one.person.id not in stopped
        and not safety.apart(pairs, question.asker_id, one.person.id)
    ]


async def need_of(uow: UnitOfWork, question: Question) -> Need:
    asker = await uow.get_person(question.asker_id)
    profile = asker.profile if asker else {}
    return Need(
        asker_id=question.asker_id,
        language=(asker.language if asker else None) or ENGLISH,
        profession=profile.get("profession"),
        region=profile.get("region"),
        topic=question.topic,
    )


async def escalate(uow: UnitOfWork, office: Office, question: Question) -> Question:
    """Bring a waiting question before coordinators now, unless they know of it."""
    if question.escalated_at:
        return question
    question = await keep(uow, office, question.escalated(uow.now))
    return await _tell_coordinators(uow, office, question, quietly=True)


async def _tell_coordinators(
    uow: UnitOfWork, office: Office, question: Question, *, quietly: bool
) -> Question:
    """Tell all who can look after it now, and, not `quietly`, have the asker told.

    Where nobody can, the next alarm begins with mentors again, and the log says so.
    """
    asked = len(await offers.of(uow, question))
    hear = await who_hear(uow, question)
    for one in hear:
        case = await look(uow, office, question, one)
        message = coordinator.escalation(office.translator(one), case, asked, uow.now)
        tell(uow, office, one, [message])
    if not hear:
        log.error("a question waits, and no coordinator can be reached: invite one")
        question = await keep(uow, office, question.asking_more())
    if not quietly:
        await mention(uow, question, WAITS, uow.now + NEWS_KEPT, urgent=True)
    return question


async def give_back(uow: UnitOfWork, question: Question, reason: Reason | None = None) -> Question:
    """End the claim on a question: it waits again, and what the helper began is gone.

    Who was asked while somebody else was quicker can be asked again.
    """
    await offers.forget_open(uow, question)
    if question.helper_id is not None:
        await offers.decide(uow, question, question.helper_id, Offer.RETURNED, reason)
        await entries.discard(uow, question, question.helper_id)
    return question.returned()


async def forget(uow: UnitOfWork, question: Question) -> None:
    """Delete what is over; who may know its asker is never asked about them again."""
    for mentor_id in await offers.acquainted_with(uow, question):
        await safety.keep_apart(uow.connection, question.asker_id, mentor_id)
    await remove(uow, question)


async def remove(uow: UnitOfWork, question: Question) -> None:
    """Delete a question and everything about it."""
    await entries.remove(uow, question)
    await offers.remove(uow, question)
    await questions.remove(uow, question)
