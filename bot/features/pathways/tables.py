"""The tables of the plan: the chosen route, what a person said about steps, dated results."""

from sqlalchemy import BigInteger, Column, Date, Index, Table, Text

from bot.db.database import Moment, metadata

plans = Table(
    "plans",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pathway", Text, nullable=False),
)

step_states = Table(
    "step_states",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("step", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("before", Text),  # null: nothing was told; the same as status: no change to undo
    Column("changed_at", Moment, nullable=False),
)

results = Table(
    "results",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("clock", Text, primary_key=True),
    Column("day", Date, nullable=False),  # the date on the result; its end is never stored
    Column("rules", Text, nullable=False),  # which rules its warnings were planned by; "": none yet
)
Index("ix_results_rules", results.c.rules)
