"""Saved replies in the database."""

import secrets
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.features.replies.domain import Saved
from bot.features.replies.tables import saved_replies
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

ID_BITS = 48


async def of(uow: UnitOfWork, owner: Person) -> list[Saved]:
    """Return what somebody saved, the oldest first."""
    mine = select(saved_replies).where(saved_replies.c.person_id == owner.id)
    rows = await uow.connection.execute(mine.order_by(saved_replies.c.made_at, saved_replies.c.id))
    return [_saved(uow, row) for row in rows]


async def get(uow: UnitOfWork, owner: Person, reply_id: int) -> Saved | None:
    mine = (saved_replies.c.id == reply_id) & (saved_replies.c.person_id == owner.id)
    row = (await uow.connection.execute(select(saved_replies).where(mine))).one_or_none()
    return _saved(uow, row) if row else None


async def add(uow: UnitOfWork, owner: Person, title: str, text: str) -> Saved:
    one = Saved(secrets.randbits(ID_BITS), owner.id, title, text)
    values = {"id": one.id, "person_id": owner.id, "made_at": uow.now, **_sealed(uow, one)}
    await uow.connection.execute(insert(saved_replies).values(**values))
    return one


async def save(uow: UnitOfWork, one: Saved) -> None:
    change = update(saved_replies).where(saved_replies.c.id == one.id)
    await uow.connection.execute(change.values(**_sealed(uow, one)))


async def remove(uow: UnitOfWork, one: Saved) -> None:
    await uow.connection.execute(delete(saved_replies).where(saved_replies.c.id == one.id))


async def erase(uow: UnitOfWork, owner: Person) -> None:
    await uow.connection.execute(delete(saved_replies).where(saved_replies.c.person_id == owner.id))


def _sealed(uow: UnitOfWork, one: Saved) -> dict[str, bytes]:
    return {
        "title": uow.vault.seal("saved_replies.title", one.id, one.title),
        "text": uow.vault.seal("saved_replies.text", one.id, one.text),
    }


def _saved(uow: UnitOfWork, row: Any) -> Saved:
    return Saved(
        id=row.id,
        owner_id=row.person_id,
        title=uow.vault.open("saved_replies.title", row.id, row.title),
        text=uow.vault.open("saved_replies.text", row.id, row.text),
    )
