"""Rules in the database."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.content.figures import Figure
from bot.db.database import insert_new
from bot.features.rules.domain import Change, State, read, written
from bot.features.rules.tables import rule_changes, rules_told
from bot.unit_of_work import UnitOfWork

ID_BITS = 48


async def told(uow: UnitOfWork) -> Mapping[str, Figure]:
    """Return what people were told last, by the id of the figure."""
    rows = await uow.connection.execute(select(rules_told))
    return {row.figure: read(row.value) for row in rows}


async def remember(uow: UnitOfWork, figures: Iterable[Figure]) -> None:
    """Note that this is what people are told from now on."""
    if rows := [{"figure": figure.id, "value": written(figure)} for figure in figures]:
        await forget(uow, (row["figure"] for row in rows))
        new = insert_new(rules_told, uow.connection.dialect.name)
        await uow.connection.execute(new, rows)


async def forget(uow: UnitOfWork, figures: Iterable[str]) -> None:
    gone = delete(rules_told).where(rules_told.c.figure.in_(list(figures)))
    await uow.connection.execute(gone)


async def find(uow: UnitOfWork, old: Figure, new: Figure) -> None:
    """Write down a change that was found."""
    row = {
        "id": secrets.randbits(ID_BITS),
        "figure": new.id,
        "old": written(old),
        "new": written(new),
        "found_at": uow.now,
        "state": State.FOUND.value,
        "told_to": 0,
    }
    await uow.connection.execute(insert(rule_changes).values(**row))


async def undecided(uow: UnitOfWork) -> list[Change]:
    """Return what coordinators have to decide, the oldest first."""
    return await _changes(uow, rule_changes.c.state == State.FOUND.value)


async def spreading(uow: UnitOfWork) -> list[Change]:
    """Return what is being told."""
    return await _changes(uow, rule_changes.c.state == State.APPROVED.value)


async def get(uow: UnitOfWork, change_id: int) -> Change | None:
    found = await _changes(uow, rule_changes.c.id == change_id)
    return found[0] if found else None


async def save(uow: UnitOfWork, change: Change) -> None:
    """Write how far a change is."""
    mine = update(rule_changes).where(rule_changes.c.id == change.id)
    values = {"state": change.state.value, "told_to": change.told_to}
    await uow.connection.execute(mine.values(**values))


async def drop(uow: UnitOfWork, change: Change) -> None:
    await uow.connection.execute(delete(rule_changes).where(rule_changes.c.id == change.id))


async def _changes(uow: UnitOfWork, condition: Any) -> list[Change]:
    query = select(rule_changes).where(condition)
    query = query.order_by(rule_changes.c.found_at, rule_changes.c.id)
    return [
        Change(row.id, read(row.old), read(row.new), row.found_at, State(row.state), row.told_to)
        for row in await uow.connection.execute(query)
    ]
