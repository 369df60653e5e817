"""NHS sites and reports in the database."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import insert_new
from bot.features.directory.sites import Site, SiteKind
from bot.features.directory.tables import entry_reports, nhs_sites

T = TypeVar("T")
CHUNK: Final = 500
"""Rows in one statement; PostgreSQL takes 32,767 values."""


@dataclass(frozen=True)
class Stored:
    """A site as it is stored. `listed_at`: when a list with it was last imported."""

    site: Site
    is_open: bool
    listed_at: dt.datetime


async def every(connection: AsyncConnection) -> Mapping[str, tuple[Site, bool]]:
    """Return every site, by code, and whether it is open."""
    rows = await connection.execute(select(nhs_sites))
    return {row.code: (_site(row), not row.closed) for row in rows}


async def write(
    connection: AsyncConnection,
    sites: Sequence[Site],
    retired: Collection[str],
    now: dt.datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Write sites that are open, new or not, and close the retired. `progress` hears of rows."""
    for chunk in _chunks(sites):
        codes = [site.code for site in chunk]
        await connection.execute(delete(nhs_sites).where(nhs_sites.c.code.in_(codes)))
        rows = [{**asdict(site), "closed": 0, "listed_at": now} for site in chunk]
        await connection.execute(insert(nhs_sites), rows)
        progress(len(chunk))
    for some in _chunks(sorted(retired)):
        closing = update(nhs_sites).where(nhs_sites.c.code.in_(some)).values(closed=1)
        await connection.execute(closing)


async def find(connection: AsyncConnection, code: str) -> Stored | None:
    query = select(nhs_sites).where(nhs_sites.c.code == code)
    row = (await connection.execute(query)).one_or_none()
    return Stored(_site(row), not row.closed, row.listed_at) if row else None


async def kinds(connection: AsyncConnection) -> frozenset[SiteKind]:
    """Return the kinds that have an open site."""
    found = []
    for kind in SiteKind:
        one = select(nhs_sites.c.code).where(_open(kind)).limit(1)
        found += [kind] if await connection.scalar(one) else []
    return frozenset(found)


async def in_districts(
    connection: AsyncConnection, kind: SiteKind, districts: Collection[str]
) -> list[Site]:
    """Return the open sites of postcode districts, by name."""
    mine = _open(kind) & nhs_sites.c.district.in_(districts)
    rows = await connection.execute(select(nhs_sites).where(mine).order_by(nhs_sites.c.name))
    return [_site(row) for row in rows]


async def in_region(
    connection: AsyncConnection, kind: SiteKind, region: str, *, first: int, count: int
) -> tuple[list[Site], int]:
    """Return `count` open sites of a region ('' is all) by town, and how many there are."""
    mine = _open(kind) & (nhs_sites.c.region == region) if region else _open(kind)
    order = (nhs_sites.c.town, nhs_sites.c.name, nhs_sites.c.code)
    query = select(nhs_sites).where(mine).order_by(*order).offset(first).limit(count)
    total = await connection.scalar(select(func.count()).select_from(nhs_sites).where(mine))
    return [_site(row) for row in await connection.execute(query)], total or 0


async def report(connection: AsyncConnection, entry: str, person_id: int, now: dt.datetime) -> None:
    """Note that a person says an entry is dead; the second time changes nothing."""
    new = insert_new(entry_reports, connection.dialect.name)
    values = {"entry": entry, "person_id": person_id, "reported_at": now}
    await connection.execute(new.values(**values))


async def has_reported(connection: AsyncConnection, entry: str, person_id: int) -> bool:
    mine = (entry_reports.c.entry == entry) & (entry_reports.c.person_id == person_id)
    return await connection.scalar(select(entry_reports.c.entry).where(mine)) is not None


async def reports(connection: AsyncConnection) -> Mapping[str, int]:
    """Return how many people reported each entry, the most reported first."""
    count = func.count()
    query = select(entry_reports.c.entry, count).group_by(entry_reports.c.entry)
    rows = await connection.execute(query.order_by(count.desc(), entry_reports.c.entry))
    return {entry: number for entry, number in rows}  # noqa: C416 -- rows are no plain tuples


async def clear_reports(connection: AsyncConnection, entry: str) -> None:
    await connection.execute(delete(entry_reports).where(entry_reports.c.entry == entry))


async def forget_reporter(connection: AsyncConnection, person_id: int) -> None:
    mine = entry_reports.c.person_id == person_id
    await connection.execute(delete(entry_reports).where(mine))


def _open(kind: SiteKind) -> ColumnElement[bool]:
    return (nhs_sites.c.kind == kind.value) & (nhs_sites.c.closed == 0)


def _site(row: Any) -> Site:
    return Site(
        code=row.code,
        kind=SiteKind(row.kind),
        name=row.name,
        address=row.address,
        town=row.town,
        postcode=row.postcode,
        district=row.district,
        region=row.region,
        phone=row.phone,
    )


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
