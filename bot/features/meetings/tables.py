"""The tables of calls: calls, the times that are offered, and mentors who offer some."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

meetings = Table(
    "meetings",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("ref", Text, nullable=False, unique=True),  # what people quote: M-7K2M
    Column("asker_id", BigInteger, nullable=False),  # 0 when the asker was erased
    Column("helper_id", BigInteger),
    Column("topic", Text, nullable=False),
    Column("way", Text, nullable=False),  # bot.features.meetings.domain.Way
    Column("suits", SmallInteger, nullable=False),  # bits
    Column("text", LargeBinary, nullable=False),  # sealed
    Column("state", Text, nullable=False),
    Column("sequence", SmallInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("starts_at", Moment),
    Column("due_at", Moment),
    Column("calls", SmallInteger, nullable=False),
    Column("place", LargeBinary, nullable=False),  # sealed
    Column("has_number", SmallInteger, nullable=False),  # the number itself is not kept
)
Index("ix_meetings_asker_id", meetings.c.asker_id)
Index("ix_meetings_state", meetings.c.state)
Index("ix_meetings_helper_id_starts_at", meetings.c.helper_id, meetings.c.starts_at, unique=True)
Index(
    "ix_meetings_due_at",
    meetings.c.due_at,
    sqlite_where=meetings.c.due_at.is_not(None),
    postgresql_where=meetings.c.due_at.is_not(None),
)

slots = Table(
    "meeting_slots",
    metadata,
    Column("meeting_id", BigInteger, primary_key=True, autoincrement=False),
    Column("starts_at", Moment, primary_key=True),
)

helpers = Table(
    "meeting_helpers",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
)
