"""What the bot says first to who asked: proposed here, worded when the planner sends it."""

import datetime as dt
from typing import Final

from bot.features.questions.case import Case, look
from bot.features.questions.domain import Question, State
from bot.features.questions.repository import questions
from bot.nudges import Nudge, propose
from bot.office import Office
from bot.people import safety
from bot.unit_of_work import UnitOfWork

SOLVED: Final = "question-solved"  # was it?
CLOSED: Final = "question-closed"


async def mention(uow: UnitOfWork, question: Question, kind: str, until: dt.datetime) -> None:
    """Propose to say something about a question to its asker, who does not wait for it."""
    person = await uow.get_person(question.asker_id)
    if person and not await safety.causes(uow.connection, uow.vault, person):
        subject = f"{question.id} {uow.now.isoformat()}"
        await propose(uow, person, Nudge(kind, subject, uow.now, until, {"question": question.id}))


async def still(uow: UnitOfWork, office: Office, nudge: Nudge, state: State) -> Case | None:
    """Return the question that a nudge is about, while it stands so; else it is of no interest."""
    question = await questions.get(uow, int(nudge.data["question"]))
    if question is None or question.state is not state or not question.is_asked_by(uow.person):
        return None
    return await look(uow, office, question, uow.person)
