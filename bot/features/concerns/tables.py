"""The tables of concerns: reports, and what was written about them."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

concerns = Table(
    "concerns",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("ref", Text, nullable=False, unique=True),  # what people quote: C-7K2M
    Column("kind", Text, nullable=False),  # bot.features.concerns.domain.Kind
    Column("question_id", BigInteger, nullable=False),
    Column("entry_id", BigInteger, nullable=False),
    Column("reference", Text, nullable=False),  # of the question; "" when it was gone
    Column("reporter_id", BigInteger, nullable=False),  # 0 when erased
    Column("reported_id", BigInteger, nullable=False),  # 0 when erased
    Column("raised_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("told", SmallInteger, nullable=False),
    Column("claimed_by", BigInteger),
    Column("claimed_at", Moment),
    Column("closed_at", Moment),
    Column("outcome", Text),  # bot.features.concerns.domain.Outcome
    Column("conversation", LargeBinary, nullable=False),  # sealed: as it was when reported
)
Index("ix_concerns_closed_at", concerns.c.closed_at)

texts = Table(
    "concern_texts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("concern_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),  # bot.features.concerns.domain.Voice
    Column("written_at", Moment, nullable=False),
    Column("text", LargeBinary, nullable=False),  # sealed
    Column("author", Text, nullable=False),  # bot.people.audit.actor of a coordinator, or ""
)
Index("ix_concern_texts_concern_id", texts.c.concern_id)
