"""Reviews in the database."""

import datetime as dt

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.upkeep.domain import Review
from bot.features.upkeep.tables import reviews


async def every(connection: AsyncConnection) -> tuple[Review, ...]:
    """Return what was said last of each item that somebody said something of."""
    rows = await connection.execute(select(reviews).order_by(reviews.c.reviewed_at, reviews.c.key))
    return tuple(
        Review(
            row.key,
            row.fingerprint,
            row.reviewed_at,
            row.review_by.date() if row.review_by else None,
        )
        for row in rows
    )


async def keep(connection: AsyncConnection, review: Review) -> None:
    """Write a review in place of the one before."""
    await forget(connection, review.key)
    by = review.review_by and dt.datetime.combine(review.review_by, dt.time(), dt.UTC)
    row = {
        "key": review.key,
        "fingerprint": review.fingerprint,
        "reviewed_at": review.at,
        "review_by": by,
    }
    await connection.execute(insert(reviews).values(**row))


async def forget(connection: AsyncConnection, key: str) -> bool:
    """Delete a review; tell whether there was one."""
    done = await connection.execute(delete(reviews).where(reviews.c.key == key))
    return done.rowcount > 0
