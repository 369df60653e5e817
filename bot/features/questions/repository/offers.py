"""To whom questions were offered, and what became of it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.features.questions.clocks import HISTORY, WEEK
from bot.features.questions.domain import History, Offer, Question
from bot.features.questions.tables import offers
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def add(uow: UnitOfWork, question: Question, mentors: Iterable[Person]) -> None:
    rows = [
        {
            "question_id": question.id,
            "mentor_id": mentor.id,
            "state": Offer.OFFERED.value,
            "offered_at": uow.now,
        }
        for mentor in mentors
    ]
    await uow.connection.execute(insert(offers), rows)


async def of(uow: UnitOfWork, question: Question) -> dict[int, Offer]:
    """Return what each mentor who was asked did, by person id."""
    rows = await uow.connection.execute(select(offers).where(offers.c.question_id == question.id))
    return {row.mentor_id: Offer(row.state) for row in rows}


async def decide(uow: UnitOfWork, question: Question, mentor_id: int, state: Offer) -> None:
    """Note what a mentor did; nothing happens for somebody to whom it was not offered."""
    mine = (offers.c.question_id == question.id) & (offers.c.mentor_id == mentor_id)
    taken = {"taken_at": uow.now} if state is Offer.TAKEN else {}
    await uow.connection.execute(update(offers).where(mine).values(state=state.value, **taken))


async def taken(uow: UnitOfWork, mentor: Person) -> int:
    """Return how many questions a mentor took in the last seven days, without those given back."""
    query = select(func.count()).select_from(offers)
    return (
        await uow.connection.scalar(
            query.where(_taken_lately(uow), offers.c.mentor_id == mentor.id)
        )
        or 0
    )


async def history(uow: UnitOfWork) -> History:
    """Return what dispatch must know of all mentors."""
    counts = select(offers.c.mentor_id, func.count().label("n")).where(_taken_lately(uow))
    lately = offers.c.offered_at > uow.now - HISTORY
    latest = select(offers.c.mentor_id, func.max(offers.c.offered_at).label("at")).where(lately)
    by_mentor = offers.c.mentor_id
    return History(
        {row.mentor_id: row.n for row in await uow.connection.execute(counts.group_by(by_mentor))},
        {row.mentor_id: row.at for row in await uow.connection.execute(latest.group_by(by_mentor))},
    )


async def remove(uow: UnitOfWork, question: Question) -> None:
    await uow.connection.execute(delete(offers).where(offers.c.question_id == question.id))


async def erase(uow: UnitOfWork, mentor: Person) -> None:
    await uow.connection.execute(delete(offers).where(offers.c.mentor_id == mentor.id))


def _taken_lately(uow: UnitOfWork) -> Any:
    return (offers.c.state == Offer.TAKEN.value) & (offers.c.taken_at > uow.now - WEEK)
