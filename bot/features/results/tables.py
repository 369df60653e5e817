"""The tables of results: what was shown of waves, what coordinators decided on texts, and notes."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

releases = Table(
    "result_releases",
    metadata,
    Column("wave_id", BigInteger, primary_key=True, autoincrement=False),
    Column("cut", SmallInteger, primary_key=True, autoincrement=False),  # counted from 1
    Column("made_at", Moment, nullable=False),
    Column("is_final", SmallInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),  # sealed JSON: the report, and whose it is
)

texts = Table(
    "result_texts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # a keyed hash: domain.texts
    Column("wave_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # bot.features.results.domain.texts.State
    Column("hidden", LargeBinary, nullable=False),  # sealed JSON: places of words
)
Index("ix_result_texts_wave_id", texts.c.wave_id)

notes = Table(
    "result_notes",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("wave_id", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("sent_at", Moment),
    Column("text", LargeBinary, nullable=False),  # sealed
)
Index("ix_result_notes_wave_id", notes.c.wave_id)
