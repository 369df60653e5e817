"""The tables of proactive messages: each of them, and how people want to be reached."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

nudges = Table(
    "nudges",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, nullable=False),
    Column("lookup", Text, nullable=False, unique=True),  # keyed hash of person, kind, subject
    Column("kind", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # sealed JSON: subject and data
    Column("urgent", SmallInteger, nullable=False),
    Column("wanted_at", Moment, nullable=False),  # from when on, as proposed
    Column("due_at", Moment, nullable=False),  # as planned
    Column("expires_at", Moment, nullable=False),
    Column("state", Text, nullable=False),  # domain.State
    Column("batch", BigInteger),  # what was sent together
    Column("settled_at", Moment),
)
Index(
    "ix_nudges_due_at",
    nudges.c.due_at,
    sqlite_where=nudges.c.state == "waiting",
    postgresql_where=nudges.c.state == "waiting",
)
Index("ix_nudges_person_id", nudges.c.person_id, nudges.c.state)
Index("ix_nudges_settled_at", nudges.c.settled_at)

rhythms = Table(
    "rhythms",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pace", Text, nullable=False),  # domain.Pace
    Column("quiet_from", SmallInteger, nullable=False),
    Column("quiet_until", SmallInteger, nullable=False),
    Column("per_week", SmallInteger),
    Column("discreet", SmallInteger, nullable=False),
    Column("stopped", SmallInteger, nullable=False),
    Column("paused_until", Moment),
)
