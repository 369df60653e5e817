"""The tables of attendance: who came, until it is counted, and what an event gives to take home."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
)

from bot.db.database import Moment, metadata

sheets = Table(
    "attendance_sheets",
    metadata,
    Column("event_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lookup", Text, nullable=False, unique=True),  # keyed hash of the code
    Column("code", LargeBinary, nullable=False),  # sealed
    Column("walk_ins", Integer, nullable=False),
    Column("asks", SmallInteger, nullable=False),
    Column("ready", SmallInteger, nullable=False),
    Column("wave", BigInteger),
    Column("sent_at", Moment),
    Column("sent_came", Integer, nullable=False),
    Column("sent_missed", Integer, nullable=False),
    Column("came_in_person", Integer),  # these three are null until nobody is named any more
    Column("came_online", Integer),
    Column("missed", Integer),
)

attendances = Table(
    "attendances",
    metadata,
    Column("event_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("way", Text, nullable=False),  # domain.Way
)
Index("ix_attendances_person_id", attendances.c.person_id)

materials = Table(
    "attendance_materials",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("event_id", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("words", LargeBinary, nullable=False),  # sealed JSON: text, address
)
Index("ix_attendance_materials_event_id", materials.c.event_id)

tries = Table(
    "attendance_tries",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("wrong", SmallInteger, nullable=False),
    Column("ends_at", Moment),  # from then on they count no more; null: before this was kept
)
