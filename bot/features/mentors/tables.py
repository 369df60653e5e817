"""The table of mentors: what they accepted and what they can answer."""

from sqlalchemy import BigInteger, Column, SmallInteger, Table, Text

from bot.db.database import metadata

mentors = Table(
    "mentors",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("rules", SmallInteger, nullable=False),  # version accepted
    Column("professions", Text, nullable=False),  # space-separated
    Column("languages", Text, nullable=False),  # space-separated
    Column("weekly_cap", SmallInteger, nullable=False),
    Column("joined", SmallInteger, nullable=False),  # 1: said everything once
    Column("paused", SmallInteger, nullable=False),
)
