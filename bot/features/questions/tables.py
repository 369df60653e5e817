"""The tables of questions: questions, what was written, to whom they were offered."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

questions = Table(
    "questions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("ref", Text, nullable=False, unique=True),  # what people quote: Q-7K2M
    Column("asker_id", BigInteger, nullable=False),  # 0 when the asker was erased
    Column("helper_id", BigInteger),
    Column("topic", Text, nullable=False),
    Column("step", Text, nullable=False),  # slug of a step, or ""
    Column("state", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("asked_at", Moment),
    Column("claimed_at", Moment),
    Column("answered_at", Moment),  # the first answer
    Column("wave_at", Moment),
    Column("escalated_at", Moment),
    Column("reminded_at", Moment),
    Column("due_at", Moment),
    Column("waves", SmallInteger, nullable=False),
    Column("returns", SmallInteger, nullable=False),
    Column("asks_back", SmallInteger, nullable=False),  # 1: the helper writes a question back
    Column("asked_back_at", Moment),
    Column("solved_at", Moment),  # the asker said thanks
    Column("replied_at", Moment),  # the newest answer
    Column("solved_asked_at", Moment),  # "was this solved?" was asked, or it was opened again
    Column("ended_at", Moment),
    Column("thanks", SmallInteger, nullable=False),  # a sentence of ours, 0: none
)
Index("ix_questions_asker_id", questions.c.asker_id)
Index("ix_questions_helper_id", questions.c.helper_id)
Index("ix_questions_answered_at", questions.c.answered_at)
Index(
    "ix_questions_due_at",
    questions.c.due_at,
    sqlite_where=questions.c.due_at.is_not(None),
    postgresql_where=questions.c.due_at.is_not(None),
)

entries = Table(
    "question_entries",
    metadata,
    Column(
        "id",
        BigInteger().with_variant(Integer, "sqlite"),  # SQLite numbers only INTEGER by itself
        primary_key=True,
        autoincrement=True,
    ),
    Column("question_id", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("sent_at", Moment),  # null: a draft
)
Index("ix_question_entries_question_id", entries.c.question_id)
Index("ix_question_entries_author_id", entries.c.author_id)

parts = Table(
    "question_parts",
    metadata,
    Column("lookup", Text, primary_key=True),  # keyed hash of author and Telegram message
    Column("entry_id", BigInteger, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("text", LargeBinary, nullable=False),  # sealed
    Column("held", LargeBinary),  # sealed: a correction whose author has yet to choose what to hide
    Column("photo", LargeBinary),  # sealed: what Telegram calls the picture that goes along
)
Index("ix_question_parts_entry_id", parts.c.entry_id)

offers = Table(
    "question_offers",
    metadata,
    Column("question_id", BigInteger, primary_key=True, autoincrement=False),
    Column("mentor_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),  # offered, declined, taken, returned
    Column("offered_at", Moment, nullable=False),
    Column("taken_at", Moment),
    Column("reason", Text),  # why it is not for this mentor: a word of ours
)
Index("ix_question_offers_mentor_id", offers.c.mentor_id)
Index("ix_question_offers_offered_at", offers.c.offered_at)
Index("ix_question_offers_taken_at", offers.c.taken_at)

impact = Table(
    "question_impact",
    metadata,
    Column("lookup", Text, primary_key=True),  # keyed hash: of an answer, or of who was helped
    Column("mentor_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),  # answer, helped
    Column("at", Moment, nullable=False),
)
Index("ix_question_impact_mentor_id", impact.c.mentor_id)
