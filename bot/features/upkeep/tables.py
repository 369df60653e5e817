"""The table of reviews: what a coordinator said last of a piece of content."""

from sqlalchemy import Column, Table, Text

from bot.db.database import Moment, metadata

reviews = Table(
    "reviews",
    metadata,
    Column("key", Text, primary_key=True),  # bot.content.dated.key_of
    Column("fingerprint", Text, nullable=False),  # of what it said then
    Column("reviewed_at", Moment, nullable=False),
    Column("review_by", Moment, nullable=True),  # midnight UTC; none: not valid any more
)
