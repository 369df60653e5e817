"""Partners in the database."""

import datetime as dt
import secrets
from collections import defaultdict
from typing import Any

from sqlalchemy import insert, select, update

from bot.db.database import insert_new
from bot.features.invites.domain import Partner
from bot.features.invites.tables import arrivals, partners
from bot.unit_of_work import UnitOfWork

ID_BITS = 48


async def listed(uow: UnitOfWork) -> list[Partner]:
    """Return all partners by name, those that are offered first."""
    rows = (await uow.connection.execute(select(partners))).all()
    months: dict[int, dict[dt.date, int]] = defaultdict(dict)
    for row in await uow.connection.execute(select(arrivals)):
        months[row.partner_id][row.month] = row.people
    found = [_partner(uow, row, months[row.id]) for row in rows]
    return sorted(found, key=lambda one: (one.retired, one.name.casefold(), one.id))


async def get(uow: UnitOfWork, partner_id: int) -> Partner | None:
    return next((one for one in await listed(uow) if one.id == partner_id), None)


async def add(uow: UnitOfWork, name: str) -> int:
    """Write a new partner, and return its id."""
    partner_id = secrets.randbits(ID_BITS)
    row = {"id": partner_id, "name": _sealed(uow, partner_id, name)}
    await uow.connection.execute(insert(partners).values(**row))
    return partner_id


async def rename(uow: UnitOfWork, partner_id: int, name: str) -> None:
    await _change(uow, partner_id, name=_sealed(uow, partner_id, name))


async def set_poster(uow: UnitOfWork, partner_id: int, poster: str | None) -> None:
    await _change(uow, partner_id, poster=poster)


async def retire(uow: UnitOfWork, partner_id: int, *, retired: bool) -> None:
    """Offer a partner no more, and end its poster; or offer it again."""
    poster = {"poster": None} if retired else {}
    await _change(uow, partner_id, retired_at=uow.now if retired else None, **poster)


async def by_poster(uow: UnitOfWork, poster: str) -> int | None:
    """Return the partner whose link for posters this is."""
    query = select(partners.c.id).where(partners.c.poster == poster)
    found: int | None = await uow.connection.scalar(query)
    return found


async def count(uow: UnitOfWork, partner_id: int, month: dt.date) -> None:
    """Note that one more person came by a partner."""
    row = {"partner_id": partner_id, "month": month, "people": 0}
    new = insert_new(arrivals, uow.connection.dialect.name)
    await uow.connection.execute(new.values(**row))
    this = (arrivals.c.partner_id == partner_id) & (arrivals.c.month == month)
    one_more = update(arrivals).where(this)
    await uow.connection.execute(one_more.values(people=arrivals.c.people + 1))


async def arrived(uow: UnitOfWork, partner_id: int, month: dt.date) -> int:
    """Return how many came by a partner in a month."""
    this = (arrivals.c.partner_id == partner_id) & (arrivals.c.month == month)
    return await uow.connection.scalar(select(arrivals.c.people).where(this)) or 0


async def _change(uow: UnitOfWork, partner_id: int, **values: object) -> None:
    change = update(partners).where(partners.c.id == partner_id)
    await uow.connection.execute(change.values(**values))


def _sealed(uow: UnitOfWork, partner_id: int, name: str) -> bytes:
    return uow.vault.seal("partners.name", partner_id, name)


def _partner(uow: UnitOfWork, row: Any, months: dict[dt.date, int]) -> Partner:
    name = uow.vault.open("partners.name", row.id, row.name)
    return Partner(row.id, name, row.poster, row.retired_at is not None, months)
