"""The table of people: which group a coordinator looks at."""

from sqlalchemy import BigInteger, Column, Table, Text

from bot.db.database import metadata

looks = Table(
    "looks",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("segment", Text, nullable=False),  # JSON: roles, ids of content, codes of languages
)
