"""The tables of people: which group a coordinator looks at, and why staff were stopped."""

from sqlalchemy import BigInteger, Column, Table, Text

from bot.db.database import Moment, metadata

looks = Table(
    "looks",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("segment", Text, nullable=False),  # JSON: roles, ids of content, codes of languages
    Column("since", Moment),  # null: before this was kept
)

stops = Table(
    "stops",
    metadata,
    Column("cause", BigInteger, primary_key=True, autoincrement=False),  # of `suspensions`
    Column("person_id", BigInteger, nullable=False),  # 0 when erased
    Column("actor", Text, nullable=False),  # bot.people.audit.actor: for its three letters
    Column("reason", Text, nullable=False),  # domain.Reason
    Column("since", Moment, nullable=False),
)
