"""The table of flags: one for each person and step."""

from sqlalchemy import BigInteger, Column, Table, Text

from bot.db.database import Moment, metadata

flags = Table(
    "flags",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("step", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # bot.features.flags.domain.Verdict
    Column("given_at", Moment, nullable=False),
)
