"""The tables of rules: what people were told, and what is not so any more."""

from sqlalchemy import BigInteger, Column, Table, Text

from bot.db.database import Moment, metadata

rules_told = Table(
    "rules_told",
    metadata,
    Column("figure", Text, primary_key=True),
    Column("value", Text, nullable=False),  # the figure as JSON
)

rule_changes = Table(
    "rule_changes",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("figure", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("state", Text, nullable=False),  # domain.State
    Column("told_to", BigInteger, nullable=False),  # the last person looked at
)
