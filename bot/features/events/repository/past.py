"""Events that are not kept any more, in the database: sums by month and kind."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select, update

from bot.db.database import insert_new
from bot.features.events.domain import Kind
from bot.features.events.domain.past import Past
from bot.features.events.tables import past_events as table
from bot.unit_of_work import UnitOfWork

_SUMS: Final = ("events", "answered", "in_person", "online", "missed")


async def add(uow: UnitOfWork, one: Past) -> None:
    """Count an event among those of its month and kind."""
    key = {"month": one.month, "kind": one.kind.value}
    new = insert_new(table, uow.connection.dialect.name)
    await uow.connection.execute(new.values(**key, **dict.fromkeys(_SUMS, 0)))
    this = (table.c.month == one.month) & (table.c.kind == one.kind.value)
    sums: Mapping[str, object] = {name: table.c[name] + getattr(one, name) for name in _SUMS}
    await uow.connection.execute(update(table).where(this).values(**sums))


async def every(uow: UnitOfWork) -> list[Past]:
    """Return all that is left, the oldest month first."""
    rows = await uow.connection.execute(select(table).order_by(table.c.month, table.c.kind))
    return [Past(**{**row._asdict(), "kind": Kind(row.kind)}) for row in rows]
