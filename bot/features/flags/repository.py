"""Flags in the database."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.flags.domain import Tally, Verdict
from bot.features.flags.tables import flags


async def given(connection: AsyncConnection, person_id: int, step: str) -> Verdict | None:
    """Return what the person says of a step."""
    query = select(flags.c.kind).where(flags.c.person_id == person_id, flags.c.step == step)
    kind = await connection.scalar(query)
    return Verdict(kind) if kind else None


async def keep(
    connection: AsyncConnection, person_id: int, step: str, verdict: Verdict, now: dt.datetime
) -> None:
    """Write what the person says of a step, in place of what they said before."""
    await forget(connection, person_id, step)
    row = {"person_id": person_id, "step": step, "kind": verdict.value, "given_at": now}
    await connection.execute(insert(flags).values(**row))


async def forget(connection: AsyncConnection, person_id: int, step: str) -> None:
    mine = delete(flags).where(flags.c.person_id == person_id, flags.c.step == step)
    await connection.execute(mine)


async def tallies(connection: AsyncConnection) -> list[Tally]:
    """Return what is said of each step, without who says it."""
    query = select(flags.c.step, flags.c.kind, func.count(), func.max(flags.c.given_at))
    counts: defaultdict[str, dict[Verdict, int]] = defaultdict(dict)
    newest: dict[str, dt.datetime] = {}
    for step, kind, count, last in await connection.execute(
        query.group_by(flags.c.step, flags.c.kind)
    ):
        counts[step][Verdict(kind)] = count
        newest[step] = max(last, newest.get(step, last))
    return [Tally(step, counts[step], newest[step]) for step in counts]


async def clear(connection: AsyncConnection, step: str, before: dt.datetime) -> None:
    """Delete the flags of a step given before this moment."""
    old = delete(flags).where(flags.c.step == step, flags.c.given_at < before)
    await connection.execute(old)


async def erase(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(flags).where(flags.c.person_id == person_id))
