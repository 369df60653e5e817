"""What the bot says first about questions: proposed here, worded when the planner sends it.

What somebody wrote, and what they did, is passed on at once and is none of this; nor is what
coordinators must look after.
"""

import datetime as dt
from typing import Final

from bot.features.questions.case import Case, look
from bot.features.questions.domain import Question, State
from bot.features.questions.repository import questions
from bot.nudges import Nudge, propose
from bot.office import Office
from bot.people import safety
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

# To who asked

SOLVED: Final = "question-solved"  # was it?
CLOSED: Final = "question-closed"
WANTED: Final = "question-wanted"  # the mentor waits for a reply
UNREPLIED: Final = "question-unreplied"  # none came, so it is closed
WAITS: Final = "question-waits"  # urgent: they wait to hear how it stands

# To who answers

LATE: Final = "question-late"
EXPIRED: Final = "question-expired"
SILENT: Final = "question-silent"  # no reply came to what they asked back
WEEK: Final = "questions-week"  # urgent: others wait, and it is the hour they chose

NEWS_KEPT: Final = dt.timedelta(days=7)


async def mention(
    uow: UnitOfWork,
    question: Question,
    kind: str,
    until: dt.datetime,
    to: Person | None = None,
    *,
    urgent: bool = False,
) -> None:
    """Propose to say something about a question, now: to its asker, or `to` somebody else."""
    person = to or await uow.get_person(question.asker_id)
    if person and not await safety.causes(uow.connection, uow.vault, person):
        subject = f"{question.id} {uow.now.isoformat()}"
        data: dict[str, str | int] = {
            "question": question.id,
            "ref": question.ref,
            "claim": question.claim,
        }
        await propose(uow, person, Nudge(kind, subject, uow.now, until, data, urgent=urgent))


async def still(uow: UnitOfWork, office: Office, nudge: Nudge, state: State) -> Case | None:
    """Return the question that a nudge is about, while it stands so; else it is of no interest."""
    question = await questions.get(uow, int(nudge.data["question"]))
    if question is None or question.state is not state or not question.is_asked_by(uow.person):
        return None
    return await look(uow, office, question, uow.person)


async def still_late(uow: UnitOfWork, office: Office, nudge: Nudge) -> Case | None:
    """Return the question that the reader has to answer, as long as they have it."""
    question = await questions.get(uow, int(nudge.data["question"]))
    if question is None or not question.is_helped_by(uow.person):
        return None
    if question.state is not State.CLAIMED or question.claim != nudge.data["claim"]:
        return None
    return await look(uow, office, question, uow.person)


async def still_gone(uow: UnitOfWork, nudge: Nudge) -> str | None:
    """Return the reference of a question whose time was over; None when the reader has it again."""
    question = await questions.get(uow, int(nudge.data["question"]))
    again = question is not None and question.is_open and question.is_helped_by(uow.person)
    return None if again else str(nudge.data["ref"])
