"""Rows of questions. Whoever reads one to change it holds it until the unit ends."""

import datetime as dt
import secrets
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.db.database import insert_new
from bot.features.questions.domain import HELD, OPEN, Offer, Question, State
from bot.features.questions.tables import offers, questions
from bot.unit_of_work import UnitOfWork

ID_BITS = 48
REF_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
REF_LENGTH = 4


async def add(uow: UnitOfWork, topic: str, step: str) -> Question:
    """Begin a draft of the person who acts, under a reference nobody else has."""
    while True:
        letters = "".join(secrets.choice(REF_LETTERS) for _ in range(REF_LENGTH))
        question = Question(
            id=secrets.randbits(ID_BITS),
            ref=f"Q-{letters}",
            asker_id=uow.person.id,
            topic=topic,
            step=step,
            state=State.DRAFT,
            since=uow.now,
        )
        new = insert_new(questions, uow.connection.dialect.name).values(**_values(question))
        if (await uow.connection.execute(new)).rowcount:
            return question


async def get(uow: UnitOfWork, question_id: int) -> Question | None:
    """Return a question, and keep others from changing it until the unit ends."""
    mine = select(questions).where(questions.c.id == question_id).with_for_update()
    row = (await uow.connection.execute(mine)).one_or_none()
    return _question(row) if row else None


async def by_ref(uow: UnitOfWork, ref: str) -> Question | None:
    """Return the question that people quote so."""
    found = await _all(uow, questions.c.ref == ref)
    return found[0] if found else None


async def save(uow: UnitOfWork, question: Question) -> None:
    change = update(questions).where(questions.c.id == question.id)
    await uow.connection.execute(change.values(**_values(question)))


async def remove(uow: UnitOfWork, question: Question) -> None:
    await uow.connection.execute(delete(questions).where(questions.c.id == question.id))


async def asked_by(uow: UnitOfWork, person_id: int) -> list[Question]:
    """Return what a person asked or began to ask, the newest first."""
    return await _all(uow, questions.c.asker_id == person_id, questions.c.since.desc())


async def helped_by(uow: UnitOfWork, person_id: int) -> list[Question]:
    """Return everything a person answers or has answered."""
    return await _all(uow, questions.c.helper_id == person_id)


async def claimed_by(uow: UnitOfWork, person_id: int) -> list[Question]:
    """Return what this person has to answer, or asked back about, the oldest claim first."""
    mine = questions.c.helper_id == person_id
    held = questions.c.state.in_([state.value for state in HELD])
    return await _all(uow, mine & held, questions.c.claimed_at)


async def offered_to(uow: UnitOfWork, person_id: int) -> list[Question]:
    """Return what a mentor could take, in the order in which it should be answered."""
    mine = (offers.c.mentor_id == person_id) & (offers.c.state == Offer.OFFERED.value)
    these = questions.c.id.in_(select(offers.c.question_id).where(mine))
    waits = questions.c.state == State.WAITING.value
    return await _all(uow, these & waits, questions.c.returns.desc(), questions.c.since)


async def look_now(uow: UnitOfWork) -> None:
    """Let the clock look at everything that waits for somebody to take it."""
    waits = (questions.c.state == State.WAITING.value) & (questions.c.due_at > uow.now)
    await uow.connection.execute(update(questions).where(waits).values(due_at=uow.now))


async def waiting(uow: UnitOfWork, limit: int) -> list[Question]:
    """Return what waits for somebody to take it, in the order in which it should be answered."""
    order = questions.c.returns.desc(), questions.c.since
    return (await _all(uow, questions.c.state == State.WAITING.value, *order))[:limit]


async def escalated(uow: UnitOfWork) -> list[Question]:
    """Return what waits for a coordinator, the longest waiting first."""
    waits = questions.c.state == State.WAITING.value
    return await _all(uow, waits & questions.c.escalated_at.is_not(None), questions.c.since)


async def late(uow: UnitOfWork) -> list[Question]:
    """Return what somebody has and was reminded of, the oldest claim first."""
    claimed = questions.c.state == State.CLAIMED.value
    reminded = questions.c.reminded_at.is_not(None)
    return await _all(uow, claimed & reminded, questions.c.claimed_at)


async def count_open(uow: UnitOfWork, person_id: int) -> int:
    """Return how many questions of a person nobody has answered yet."""
    mine = questions.c.asker_id == person_id
    states = questions.c.state.in_([state.value for state in OPEN])
    count = select(func.count()).select_from(questions).where(mine, states)
    return await uow.connection.scalar(count) or 0


async def due(uow: UnitOfWork, limit: int) -> list[int]:
    """Return what the clock must look at now: what came back first, then the longest due."""
    query = select(questions.c.id).where(questions.c.due_at <= uow.now)
    order = questions.c.returns.desc(), questions.c.due_at
    rows = await uow.connection.execute(query.order_by(*order).limit(limit))
    return list(rows.scalars())


async def answer_times(uow: UnitOfWork, since: dt.datetime) -> list[dt.timedelta]:
    """Return how long the first answers since then had taken."""
    query = select(questions.c.asked_at, questions.c.answered_at)
    rows = await uow.connection.execute(query.where(questions.c.answered_at >= since))
    return [row.answered_at - row.asked_at for row in rows]


async def _all(uow: UnitOfWork, condition: Any, *order: Any) -> list[Question]:
    rows = await uow.connection.execute(
        select(questions).where(condition).order_by(*order, questions.c.id)
    )
    return [_question(row) for row in rows]


def _values(question: Question) -> dict[str, Any]:
    asks_back = int(question.asks_back)
    return {**vars(question), "state": question.state.value, "asks_back": asks_back}


def _question(row: Any) -> Question:
    typed = {"state": State(row.state), "asks_back": bool(row.asks_back)}
    return Question(**{**row._asdict(), **typed})
