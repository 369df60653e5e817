"""Answers in the database. Whoever reads one to change it holds it until the unit ends."""

import secrets
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import insert_new
from bot.db.vault import Vault
from bot.features.answers.domain import LONGEST, Origin, Shared, State
from bot.features.answers.tables import shared, uses
from bot.unit_of_work import UnitOfWork

ID_BITS = 32  # as long in a button as what stands for other answers


async def add(uow: UnitOfWork, origin: Origin) -> Shared:
    """Begin to share an answer, under an id nobody else has."""
    while True:
        one = Shared(
            id=secrets.randbits(ID_BITS),
            question_id=origin.question_id,
            asker_id=origin.asker_id,
            helper_id=origin.helper_id,
            step=origin.step,
            language=origin.language,
            since=uow.now,
        )
        new = insert_new(shared, uow.connection.dialect.name).values(**_values(uow.vault, one))
        if (await uow.connection.execute(new)).rowcount:
            return one


async def of_question(uow: UnitOfWork, question_id: int) -> Shared | None:
    return await _one(uow, shared.c.question_id == question_id)


async def get(uow: UnitOfWork, shared_id: int) -> Shared | None:
    return await _one(uow, shared.c.id == shared_id)


async def save(uow: UnitOfWork, one: Shared) -> Shared:
    change = update(shared).where(shared.c.id == one.id)
    await uow.connection.execute(change.values(**_values(uow.vault, one)))
    return one


async def in_review(uow: UnitOfWork) -> list[Shared]:
    """Return what waits for a coordinator, the longest waiting first."""
    return await _all(uow.connection, uow.vault, shared.c.state == State.REVIEW.value)


async def published(connection: AsyncConnection, vault: Vault) -> list[Shared]:
    """Return every answer from a mentor that readers may see."""
    return await _all(connection, vault, shared.c.state == State.PUBLISHED.value)


async def published_ids(connection: AsyncConnection) -> tuple[int, ...]:
    """Return which there are: when these are the same, so are their texts."""
    query = select(shared.c.id).where(shared.c.state == State.PUBLISHED.value)
    return tuple((await connection.execute(query.order_by(shared.c.id))).scalars())


async def published_at(uow: UnitOfWork, step: str) -> list[Shared]:
    """Return those pinned to a step."""
    here = (shared.c.state == State.PUBLISHED.value) & (shared.c.step == step)
    return await _all(uow.connection, uow.vault, here)


async def erase_asked(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(shared).where(shared.c.asker_id == person_id))


async def erase_helped(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(shared).where(shared.c.helper_id == person_id))


async def count(uow: UnitOfWork, answer: str, *, enough: int, no_mentor: int) -> None:
    """Add to how often an answer was enough. It does not say to whom."""
    new = {"answer": answer, "enough": 0, "no_mentor": 0}
    await uow.connection.execute(insert_new(uses, uow.connection.dialect.name).values(**new))
    more = {"enough": uses.c.enough + enough, "no_mentor": uses.c.no_mentor + no_mentor}
    await uow.connection.execute(update(uses).where(uses.c.answer == answer).values(**more))


async def no_mentor_needed(uow: UnitOfWork) -> int:
    """Return how many questions were answered without a mentor."""
    return await uow.connection.scalar(select(func.sum(uses.c.no_mentor))) or 0


def _place(field: str) -> str:
    return f"shared_answers.{field}"


def _values(vault: Vault, one: Shared) -> dict[str, Any]:
    sealed = {field: vault.seal(_place(field), one.id, getattr(one, field)) for field in LONGEST}
    return {**vars(one), "state": one.state.value, **sealed}


async def _one(uow: UnitOfWork, condition: Any) -> Shared | None:
    row = (await uow.connection.execute(select(shared).where(condition).with_for_update())).first()
    return _shared(uow.vault, row) if row else None


async def _all(connection: AsyncConnection, vault: Vault, condition: Any) -> list[Shared]:
    query = select(shared).where(condition).order_by(shared.c.since, shared.c.id)
    return [_shared(vault, row) for row in await connection.execute(query)]


def _shared(vault: Vault, row: Any) -> Shared:
    texts = {field: vault.open(_place(field), row.id, getattr(row, field)) for field in LONGEST}
    agrees = {side: bool(getattr(row, side)) for side in ("asker_agrees", "helper_agrees")}
    return Shared(**{**row._asdict(), "state": State(row.state), **agrees, **texts})
