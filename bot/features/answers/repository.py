"""Answers in the database. Whoever reads one to change it holds it until the unit ends."""

import datetime as dt
import secrets
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import insert_new
from bot.db.vault import Vault
from bot.features.answers.domain import LONGEST, Checked, Origin, Shared, State, Translation
from bot.features.answers.tables import shared, translations, uses
from bot.people import audit
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


async def end(uow: UnitOfWork, one: Shared) -> Shared:
    """Delete everything that was written of one, in every language; that it was there stays."""
    await _forget_translations(uow, translations.c.shared_id == one.id)
    return await save(uow, one.over(uow.now))


async def save(uow: UnitOfWork, one: Shared) -> Shared:
    change = update(shared).where(shared.c.id == one.id)
    await uow.connection.execute(change.values(**_values(uow.vault, one)))
    return one


async def in_review(uow: UnitOfWork) -> list[Shared]:
    """Return what waits for a coordinator, the longest waiting first."""
    return await _all(uow.connection, uow.vault, shared.c.state == State.REVIEW.value)


async def checked_before(uow: UnitOfWork, moment: dt.datetime) -> list[Shared]:
    """Return what readers see and nobody has looked at since, the longest first."""
    due = (shared.c.state == State.PUBLISHED.value) & (shared.c.checked_at < moment)
    found = await _all(uow.connection, uow.vault, due)
    return sorted(found, key=lambda one: (one.checked_at or one.since, one.id))


async def purge(uow: UnitOfWork, before: dt.datetime) -> None:
    """Delete what ended before a moment, and what one side never answered."""
    ended = shared.c.state.in_((State.OVER.value, State.OFFERED.value))
    await uow.connection.execute(delete(shared).where(ended, shared.c.since < before))


async def published(connection: AsyncConnection, vault: Vault) -> list[Shared]:
    """Return every answer from a mentor that readers may see."""
    return await _all(connection, vault, shared.c.state == State.PUBLISHED.value)


async def edition(connection: AsyncConnection) -> tuple[int, ...]:
    """Return numbers that are the same as long as all that readers may see is."""
    query = select(shared.c.id).where(shared.c.state == State.PUBLISHED.value)
    ids = (await connection.execute(query.order_by(shared.c.id))).scalars()
    words = select(translations.c.shared_id, translations.c.written_at)
    order = words.order_by(translations.c.shared_id, translations.c.language)
    written = (await connection.execute(order)).all()
    stamps = (n for row in written for n in (row.shared_id, int(row.written_at.timestamp() * 1e6)))
    return (*ids, *stamps)


async def published_at(uow: UnitOfWork, step: str) -> list[Shared]:
    """Return those pinned to a step."""
    here = (shared.c.state == State.PUBLISHED.value) & (shared.c.step == step)
    return await _all(uow.connection, uow.vault, here)


async def erase_asked(uow: UnitOfWork, person_id: int) -> None:
    await _erase(uow, shared.c.asker_id == person_id)


async def erase_helped(uow: UnitOfWork, person_id: int) -> None:
    await _erase(uow, shared.c.helper_id == person_id)


async def _erase(uow: UnitOfWork, whose: Any) -> None:
    these = select(shared.c.id).where(whose)
    await _forget_translations(uow, translations.c.shared_id.in_(these))
    await uow.connection.execute(delete(shared).where(whose))


# In other languages


async def translate(uow: UnitOfWork, one: Translation) -> Translation:
    """Keep a translation, in place of the one before."""
    await _forget_translations(
        uow,
        (translations.c.shared_id == one.shared_id) & (translations.c.language == one.language),
    )
    place = f"{one.shared_id} {one.language}"
    sealed = {
        field: uow.vault.seal(f"shared_translations.{field}", place, getattr(one, field))
        for field in LONGEST
    }
    row = {**vars(one), "state": one.state.value, **sealed}
    await uow.connection.execute(insert(translations).values(**row))
    return one


async def translated(
    connection: AsyncConnection, vault: Vault, language: str | None = None
) -> list[Translation]:
    """Return every translation, or those into a language."""
    query = select(translations).order_by(translations.c.shared_id, translations.c.language)
    if language is not None:
        query = query.where(translations.c.language == language)
    return [_translation(vault, row) for row in await connection.execute(query)]


async def translations_of(uow: UnitOfWork, shared_id: int) -> dict[str, Translation]:
    """Return the translations of one answer by language."""
    query = select(translations).where(translations.c.shared_id == shared_id)
    rows = await uow.connection.execute(query.order_by(translations.c.language))
    return {row.language: _translation(uow.vault, row) for row in rows}


async def forget_translator(uow: UnitOfWork, person_id: int) -> None:
    """Let what an erased person translated stay, without them."""
    mine = translations.c.author == audit.actor(uow.vault, person_id)
    await uow.connection.execute(update(translations).where(mine).values(author=""))


async def _forget_translations(uow: UnitOfWork, which: Any) -> None:
    await uow.connection.execute(delete(translations).where(which))


def _translation(vault: Vault, row: Any) -> Translation:
    place = f"{row.shared_id} {row.language}"
    texts = {
        field: vault.open(f"shared_translations.{field}", place, getattr(row, field))
        for field in LONGEST
    }
    return Translation(**{**row._asdict(), "state": Checked(row.state), **texts})


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
    source = vault.seal(_place("source"), one.id, one.source) if one.source else None
    return {**vars(one), "state": one.state.value, **sealed, "source": source}


async def _one(uow: UnitOfWork, condition: Any) -> Shared | None:
    row = (await uow.connection.execute(select(shared).where(condition).with_for_update())).first()
    return _shared(uow.vault, row) if row else None


async def _all(connection: AsyncConnection, vault: Vault, condition: Any) -> list[Shared]:
    query = select(shared).where(condition).order_by(shared.c.since, shared.c.id)
    return [_shared(vault, row) for row in await connection.execute(query)]


def _shared(vault: Vault, row: Any) -> Shared:
    fields = [*LONGEST, *(["source"] if row.source else [])]
    texts = {field: vault.open(_place(field), row.id, getattr(row, field)) for field in fields}
    texts.setdefault("source", "")
    agrees = {side: bool(getattr(row, side)) for side in ("asker_agrees", "helper_agrees")}
    return Shared(**{**row._asdict(), "state": State(row.state), **agrees, **texts})
