"""The tables of kits: what coordinators said of each thing, who speaks, the order of the day."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import metadata

items = Table(
    "kit_items",
    metadata,
    Column("event_id", BigInteger, primary_key=True, autoincrement=False),
    Column("item", Text, primary_key=True),  # its name in content, or a random one
    Column("section", Text, nullable=False),  # domain.Section
    Column("state", Text, nullable=False),  # domain.State
    Column("owner_id", BigInteger, nullable=False),  # a coordinator; 0 nobody
    Column("days", SmallInteger),  # from the event; null as content has it
    Column("words", LargeBinary, nullable=False),  # sealed JSON: text, note
)
Index("ix_kit_items_owner_id", items.c.owner_id)

speakers = Table(
    "kit_speakers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("event_id", BigInteger, nullable=False),
    Column("words", LargeBinary, nullable=False),  # sealed JSON: everything about them
)
Index("ix_kit_speakers_event_id", speakers.c.event_id)

programmes = Table(
    "kit_programmes",
    metadata,
    Column("event_id", BigInteger, primary_key=True, autoincrement=False),
    Column("parts", LargeBinary, nullable=False),  # sealed JSON: key, minutes, text of each
)
