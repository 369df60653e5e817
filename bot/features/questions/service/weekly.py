"""Questions of the week: for mentors who are asked in one message instead of at once."""

import datetime as dt

from bot.features.questions.case import Case, look
from bot.features.questions.dispatch import Candidate, eligible
from bot.features.questions.domain import Question
from bot.features.questions.repository import offers, questions
from bot.features.questions.service.dispatching import connectable, need_of
from bot.features.questions.service.proactive import WEEK
from bot.nudges import Nudge, propose
from bot.office import Office
from bot.unit_of_work import UnitOfWork

LOOKED_AT = 200
"""Waiting questions, the longest waiting first, among which a mentor's are found."""


async def gather(uow: UnitOfWork, mentor: Candidate) -> bool:
    """Offer a mentor what waits and fits them; return whether anything is offered to them now.

    It is no more than they may still take in this week. Waves go on beside it: whoever takes a
    question first has it.
    """
    room, found = await _room(uow, mentor), await _offered(uow, mentor)
    known = {one.id for one in found}
    for question in await questions.waiting(uow, LOOKED_AT) if room > 0 else ():
        if len(known) >= room:
            break
        if question.id not in known and await _fits(uow, question, mentor):
            await offers.add(uow, question, [mentor.person])
            known.add(question.id)
    return room > 0 and bool(known)


async def propose_week(uow: UnitOfWork, mentor: Candidate) -> None:
    """Propose to bring a mentor the questions of the week, at the hour they chose: now."""
    nudge = Nudge(WEEK, uow.now.isoformat(), uow.now, uow.now + dt.timedelta(days=1), urgent=True)
    await propose(uow, mentor.person, nudge)


async def cases(uow: UnitOfWork, office: Office, mentor: Candidate) -> list[Case]:
    """Return what is offered to the mentor who reads, as far as they may take it this week."""
    room = max(0, await _room(uow, mentor))
    offered = (await _offered(uow, mentor))[:room]
    return [await look(uow, office, one, mentor.person) for one in offered]


async def _room(uow: UnitOfWork, mentor: Candidate) -> int:
    return mentor.weekly_cap - await offers.load(uow, mentor.person)


async def _offered(uow: UnitOfWork, mentor: Candidate) -> list[Question]:
    found = await questions.offered_to(uow, mentor.person.id)
    return [one for one in found if await connectable(uow, [mentor], one)]


async def _fits(uow: UnitOfWork, question: Question, mentor: Candidate) -> bool:
    if not await connectable(uow, [mentor], question):
        return False
    need, history = await need_of(uow, question), await offers.history(uow, question)
    return bool(eligible(need, [mentor], history))
