"""Traces of a person that belong to no feature."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.tables import occurrence


async def erase_occurrences(connection: AsyncConnection, person_id: int) -> None:
    """Delete what was noted as done once for the person."""
    await connection.execute(delete(occurrence).where(occurrence.c.subject == str(person_id)))
