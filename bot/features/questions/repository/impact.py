"""What stays of conversations in numbers: answers given, people helped. No content, no asker."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from bot.db.database import insert_new
from bot.features.questions.domain import Question
from bot.features.questions.tables import impact
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

ANSWER, HELPED = "answer", "helped"


@dataclass(frozen=True)
class Impact:
    """What somebody's answers did.

    How many there were, lately and in all; and how many people said that it helped them.
    """

    lately: int
    answers: int
    helped: int


async def note_answer(uow: UnitOfWork, question: Question) -> None:
    """Count the newest answer for who has the question, once."""
    await _note(uow, question, ANSWER, f"{question.id}:{question.replied_at}")


async def note_helped(uow: UnitOfWork, question: Question) -> None:
    """Count the asker as helped by who has the question: each person once."""
    await _note(uow, question, HELPED, f"{question.helper_id}:{question.asker_id}")


async def of(uow: UnitOfWork, person_id: int, since: dt.datetime) -> Impact:
    """Return what a person's answers did; `lately` are the answers since then."""
    answers = impact.c.kind == ANSWER
    counts = select(
        func.count().filter(answers, impact.c.at >= since),
        func.count().filter(answers),
        func.count().filter(impact.c.kind == HELPED),
    ).where(impact.c.mentor_id == person_id)
    return Impact(*(await uow.connection.execute(counts)).one())


async def erase(uow: UnitOfWork, person: Person) -> None:
    await uow.connection.execute(delete(impact).where(impact.c.mentor_id == person.id))


async def _note(uow: UnitOfWork, question: Question, kind: str, of_whom: str) -> None:
    if question.helper_id is None:
        return
    row = {
        "lookup": uow.vault.lookup(f"impact.{kind}", of_whom),
        "mentor_id": question.helper_id,
        "kind": kind,
        "at": uow.now,
    }
    await uow.connection.execute(insert_new(impact, uow.connection.dialect.name).values(**row))
