"""Waves in the database."""

import dataclasses
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update

from bot.features.surveys.domain import Wave
from bot.features.surveys.tables import waves
from bot.unit_of_work import UnitOfWork

ID_BITS = 48
_NOW = bindparam("now", type_=waves.c.opens_at.type)
_NEWEST_FIRST = select(waves).order_by(waves.c.opens_at.desc(), waves.c.id)
_OPEN = _NEWEST_FIRST.where(waves.c.opens_at <= _NOW, waves.c.closes_at > _NOW)


async def add(uow: UnitOfWork, wave: Wave) -> None:
    await uow.connection.execute(insert(waves).values(**dataclasses.asdict(wave)))


async def get(uow: UnitOfWork, wave_id: int, *, lock: bool = False) -> Wave | None:
    """Return a wave; `lock` keeps others from changing it until the unit ends."""
    query = select(waves).where(waves.c.id == wave_id)
    row = (await uow.connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return _wave(row) if row else None


async def save(uow: UnitOfWork, wave: Wave) -> None:
    change = update(waves).where(waves.c.id == wave.id)
    await uow.connection.execute(change.values(**dataclasses.asdict(wave)))


async def all_of_them(uow: UnitOfWork) -> list[Wave]:
    """Return every wave, the newest first."""
    return await _read(uow, _NEWEST_FIRST)


async def open_now(uow: UnitOfWork) -> list[Wave]:
    """Return the waves that can be answered now, the newest first."""
    return await _read(uow, _OPEN, now=uow.now)


async def due(uow: UnitOfWork) -> list[int]:
    """Return the waves that the clock must look at now, the longest due first."""
    query = select(waves.c.id).where(waves.c.due_at <= uow.now).order_by(waves.c.due_at)
    return list((await uow.connection.execute(query)).scalars())


async def _read(uow: UnitOfWork, query: Select[Any], **given: object) -> list[Wave]:
    return [_wave(row) for row in await uow.connection.execute(query, given)]


def _wave(row: Any) -> Wave:
    return Wave(**row._mapping)  # noqa: SLF001 -- SQLAlchemy's public name for a row as a mapping
