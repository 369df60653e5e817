"""The plan in the database."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.content import StepStatus
from bot.features.pathways import tables
from bot.features.pathways.domain import Told
from bot.features.pathways.tables import plans, step_states

# Home reads these at every visit: to build a statement costs as much as to run it.
_PERSON: BindParameter[int] = bindparam("person")
_STEPS_IN_ORDER = select(step_states).order_by(step_states.c.changed_at, step_states.c.step)
_TOLD = _STEPS_IN_ORDER.where(step_states.c.person_id == _PERSON)
_ROUTE = select(plans.c.pathway).where(plans.c.person_id == _PERSON)
_RESULTS = select(tables.results).where(tables.results.c.person_id == _PERSON)


async def told(connection: AsyncConnection, person_id: int) -> Mapping[str, Told]:
    """Return what the person said, by step, the latest change last."""
    rows = await connection.execute(_TOLD, {"person": person_id})
    return {row.step: _told(row) for row in rows}


def _told(row: Any) -> Told:
    return Told(StepStatus(row.status), StepStatus(row.before) if row.before else None)


async def told_by(
    connection: AsyncConnection, person_ids: Collection[int]
) -> Mapping[int, Mapping[str, Told]]:
    """Return the same of many people, by person; of who said nothing, nothing."""
    query = _STEPS_IN_ORDER.where(step_states.c.person_id.in_(person_ids))
    found: dict[int, dict[str, Told]] = defaultdict(dict)
    for row in await connection.execute(query):
        found[row.person_id][row.step] = _told(row)
    return found


async def routes_of(connection: AsyncConnection, person_ids: Collection[int]) -> Mapping[int, str]:
    """Return the pathways that people chose, by person."""
    rows = await connection.execute(select(plans).where(plans.c.person_id.in_(person_ids)))
    return {row.person_id: row.pathway for row in rows}


async def keep(
    connection: AsyncConnection, person_id: int, step: str, said: Told | None, now: dt.datetime
) -> None:
    """Write what the person said about a step; None forgets it."""
    mine = (step_states.c.person_id == person_id) & (step_states.c.step == step)
    await connection.execute(delete(step_states).where(mine))
    if said:
        row = {"person_id": person_id, "step": step, "changed_at": now}
        row |= {"status": said.status.value, "before": said.before and said.before.value}
        await connection.execute(insert(step_states).values(**row))


async def route(connection: AsyncConnection, person_id: int) -> str | None:
    """Return the pathway the person chose."""
    chosen: str | None = await connection.scalar(_ROUTE, {"person": person_id})
    return chosen


async def choose(connection: AsyncConnection, person_id: int, pathway: str) -> None:
    await connection.execute(delete(plans).where(plans.c.person_id == person_id))
    await connection.execute(insert(plans).values(person_id=person_id, pathway=pathway))


async def results(connection: AsyncConnection, person_id: int) -> Mapping[str, dt.date]:
    """Return the dates of a person's results, by the id of their clock."""
    rows = await connection.execute(_RESULTS, {"person": person_id})
    return {row.clock: row.day for row in rows}


async def keep_result(
    connection: AsyncConnection, person_id: int, clock: str, day: dt.date | None
) -> None:
    """Write the date of a result; None forgets it."""
    table = tables.results
    mine = (table.c.person_id == person_id) & (table.c.clock == clock)
    await connection.execute(delete(table).where(mine))
    if day:
        row = {"person_id": person_id, "clock": clock, "day": day, "rules": ""}
        await connection.execute(insert(table).values(**row))


async def warned_by_others(connection: AsyncConnection, rules: str, limit: int) -> list[int]:
    """Return people, by id, whose warnings were planned by other rules, or not yet."""
    column = tables.results.c.rules
    found: dict[int, None] = {}
    for other in (column < rules, column > rules):  # each is a range of the index
        query = select(tables.results.c.person_id).where(other).limit(limit)
        found |= dict.fromkeys((await connection.execute(query)).scalars())
    return list(found)[:limit]


async def warned_by(connection: AsyncConnection, person_id: int) -> frozenset[str]:
    """Return by which rules the warnings of a person were planned."""
    mine = tables.results.c.person_id == person_id
    return frozenset(
        (await connection.execute(select(tables.results.c.rules).where(mine))).scalars()
    )


async def set_warned_by(connection: AsyncConnection, person_id: int, rules: str) -> None:
    mine = update(tables.results).where(tables.results.c.person_id == person_id)
    await connection.execute(mine.values(rules=rules))


async def changed_since(connection: AsyncConnection, person_id: int, since: dt.datetime) -> bool:
    """Say whether a person has said anything of a step since a moment."""
    mine = (step_states.c.person_id == person_id) & (step_states.c.changed_at > since)
    return await connection.scalar(select(step_states.c.step).where(mine).limit(1)) is not None


async def erase(connection: AsyncConnection, person_id: int) -> None:
    for table in (plans, step_states, tables.results):
        await connection.execute(delete(table).where(table.c.person_id == person_id))
