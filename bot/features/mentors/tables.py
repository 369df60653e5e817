"""The table of mentors: what they accepted, what they can answer, and when."""

from sqlalchemy import BigInteger, Column, Date, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

mentors = Table(
    "mentors",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("rules", SmallInteger, nullable=False),  # version accepted
    Column("accepted_at", Moment, nullable=False),
    Column("professions", Text, nullable=False),  # space-separated
    Column("topics", Text, nullable=False),  # space-separated; none: all
    Column("languages", Text, nullable=False),  # space-separated
    Column("region", Text, nullable=False),  # or ""
    Column("weekly_cap", SmallInteger, nullable=False),
    Column("days", SmallInteger, nullable=False),  # bits, Monday first
    Column("start_hour", SmallInteger, nullable=False),
    Column("end_hour", SmallInteger, nullable=False),
    Column("away_first", Date),
    Column("away_last", Date),
    Column("joined", SmallInteger, nullable=False),  # 1: said everything once
    Column("paused", SmallInteger, nullable=False),
    Column("weekly_day", SmallInteger),  # Monday is 0; none: asked at once
    Column("weekly_hour", SmallInteger),
    Column("weekly_since", Moment),
)
