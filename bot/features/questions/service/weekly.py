"""Questions of the week: for mentors who are asked in one message instead of at once."""

from bot.features.questions.case import Case, look
from bot.features.questions.dispatch import Candidate, eligible
from bot.features.questions.domain import Question
from bot.features.questions.repository import offers, questions
from bot.features.questions.service.dispatching import connectable, need_of
from bot.office import Office
from bot.unit_of_work import UnitOfWork

LOOKED_AT = 200
"""Waiting questions, the longest waiting first, among which a mentor's are found."""


async def gather(uow: UnitOfWork, office: Office, mentor: Candidate) -> list[Case]:
    """Offer a mentor what waits and fits them, and return it with what they were offered before.

    It is no more than they may still take in this week. Waves go on beside it: whoever takes a
    question first has it.
    """
    room = mentor.weekly_cap - await offers.load(uow, mentor.person)
    if room <= 0:
        return []
    found = await questions.offered_to(uow, mentor.person.id)
    found = [one for one in found if await connectable(uow, [mentor], one)]
    known = {one.id for one in found}
    for question in await questions.waiting(uow, LOOKED_AT):
        if len(found) >= room:
            break
        if question.id not in known and await _fits(uow, question, mentor):
            await offers.add(uow, question, [mentor.person])
            found.append(question)
    return [await look(uow, office, one, mentor.person) for one in found[:room]]


async def _fits(uow: UnitOfWork, question: Question, mentor: Candidate) -> bool:
    if not await connectable(uow, [mentor], question):
        return False
    need, history = await need_of(uow, question), await offers.history(uow, question)
    return bool(eligible(need, [mentor], history))
