"""To whom questions were offered, and what became of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from bot.features.questions.clocks import HISTORY, WEEK
from bot.features.questions.dispatch import History, Made
from bot.features.questions.domain import Offer, Question, Reason, State
from bot.features.questions.tables import offers, questions
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


async def decide(
    uow: UnitOfWork,
    question: Question,
    mentor_id: int,
    state: Offer,
    reason: Reason | None = None,
) -> None:
    """Note what a mentor did; nothing happens for somebody to whom it was not offered."""
    mine = (offers.c.question_id == question.id) & (offers.c.mentor_id == mentor_id)
    change = {"state": state.value, "reason": reason and reason.value}
    taken = {"taken_at": uow.now} if state is Offer.TAKEN else {}
    await uow.connection.execute(update(offers).where(mine).values(**change, **taken))


async def forget_open(uow: UnitOfWork, question: Question) -> None:
    """Forget offers that nobody said anything to: somebody else was quicker, and gave it back."""
    silent = (offers.c.question_id == question.id) & (offers.c.state == Offer.OFFERED.value)
    await uow.connection.execute(delete(offers).where(silent))


async def reasons(uow: UnitOfWork, question: Question) -> list[Reason]:
    """Return why it was not for those who said so, without who said it."""
    said = (offers.c.question_id == question.id) & offers.c.reason.is_not(None)
    rows = await uow.connection.execute(select(offers.c.reason).where(said).order_by("reason"))
    return [Reason(reason) for reason in rows.scalars()]


async def any_since(uow: UnitOfWork, question: Question, moment: dt.datetime) -> bool:
    """Whether this question was offered to anybody since then."""
    made = (offers.c.question_id == question.id) & (offers.c.offered_at >= moment)
    return bool(await uow.connection.scalar(select(func.count()).where(made)))


async def acquainted_with(uow: UnitOfWork, question: Question) -> list[int]:
    """Return who said about this question that they may know the person who asks."""
    knows = (offers.c.question_id == question.id) & (offers.c.reason == Reason.KNOWN.value)
    return list((await uow.connection.execute(select(offers.c.mentor_id).where(knows))).scalars())


async def load(uow: UnitOfWork, mentor: Person) -> int:
    """Return how many questions a mentor took in seven days, or took and still has to answer.

    What was given back does not count.
    """
    counts = await _counts(uow, _load(uow) & (offers.c.mentor_id == mentor.id))
    return counts.get(mentor.id, 0)


async def history(uow: UnitOfWork, question: Question) -> History:
    """Return what dispatch must know of all mentors, and of the offers of this question."""
    lately = offers.c.offered_at > uow.now - HISTORY
    latest = select(offers.c.mentor_id, func.max(offers.c.offered_at).label("at")).where(lately)
    last = await uow.connection.execute(latest.group_by(offers.c.mentor_id))
    own = await uow.connection.execute(select(offers).where(offers.c.question_id == question.id))
    return History(
        load=await _counts(uow, _load(uow)),
        pending=await _counts(uow, _pending()),
        last_offer={row.mentor_id: row.at for row in last},
        acquainted=await _acquainted(uow, question.asker_id),
        made={row.mentor_id: Made(Offer(row.state), row.offered_at) for row in own},
    )


async def remove(uow: UnitOfWork, question: Question) -> None:
    await uow.connection.execute(delete(offers).where(offers.c.question_id == question.id))


async def erase(uow: UnitOfWork, mentor: Person) -> None:
    await uow.connection.execute(delete(offers).where(offers.c.mentor_id == mentor.id))


async def _acquainted(uow: UnitOfWork, asker_id: int) -> set[int]:
    """Return who said, about any question of this person, that they may know them."""
    knows = (offers.c.reason == Reason.KNOWN.value) & (questions.c.asker_id == asker_id)
    said = select(offers.c.mentor_id).join(questions, questions.c.id == offers.c.question_id)
    return set((await uow.connection.execute(said.where(knows))).scalars())


def _load(uow: UnitOfWork) -> Any:
    has = (questions.c.helper_id == offers.c.mentor_id) & (questions.c.state == State.CLAIMED.value)
    return (offers.c.state == Offer.TAKEN.value) & or_(offers.c.taken_at > uow.now - WEEK, has)


def _pending() -> Any:
    waits = questions.c.state == State.WAITING.value
    return (offers.c.state == Offer.OFFERED.value) & waits


async def _counts(uow: UnitOfWork, condition: Any) -> dict[int, int]:
    """Return how many offers fulfil a condition, by mentor."""
    count = select(offers.c.mentor_id, func.count().label("n"))
    joined = count.join(questions, questions.c.id == offers.c.question_id).where(condition)
    rows = await uow.connection.execute(joined.group_by(offers.c.mentor_id))
    return {row.mentor_id: row.n for row in rows}
