"""Occurrences: each thing due once for one subject and slot is claimed by inserting its key."""

import datetime as dt

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import insert_new
from bot.delivery.tables import occurrence


async def claim(
    connection: AsyncConnection, job: str, subject: object, slot: str, now: dt.datetime
) -> bool:
    """Return True exactly once for a key, whatever restarts or replicas do.

    Claim in the transaction that writes the outbox rows: both happen, or neither.
    """
    row = {"job": job, "subject": str(subject), "slot": slot, "claimed_at": now}
    new = insert_new(occurrence, connection.dialect.name)
    return (await connection.execute(new.values(**row))).rowcount == 1
