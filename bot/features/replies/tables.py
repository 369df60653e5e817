"""The table of replies that mentors saved."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table

from bot.db.database import Moment, metadata

saved_replies = Table(
    "saved_replies",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("person_id", BigInteger, nullable=False),
    Column("title", LargeBinary, nullable=False),  # sealed
    Column("text", LargeBinary, nullable=False),  # sealed
    Column("made_at", Moment, nullable=False),
)
Index("ix_saved_replies_person_id", saved_replies.c.person_id)
