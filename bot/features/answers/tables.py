"""The tables of answers: those that came from mentors, and how often any was enough."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

shared = Table(
    "shared_answers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("question_id", BigInteger, nullable=False, unique=True),
    Column("asker_id", BigInteger, nullable=False),
    Column("helper_id", BigInteger, nullable=False),
    Column("step", Text, nullable=False),  # slug of a step, or ""
    Column("language", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("state", Text, nullable=False),  # bot.features.answers.domain.State
    Column("asker_agrees", SmallInteger, nullable=False),
    Column("helper_agrees", SmallInteger, nullable=False),
    Column("published_at", Moment),
    Column("title", LargeBinary, nullable=False),  # sealed
    Column("question", LargeBinary, nullable=False),  # sealed
    Column("answer", LargeBinary, nullable=False),  # sealed
    Column("source", LargeBinary),  # sealed address, or null
    Column("checked_at", Moment),  # when a coordinator last found it right
)
Index("ix_shared_answers_state", shared.c.state)
Index("ix_shared_answers_asker_id", shared.c.asker_id)
Index("ix_shared_answers_helper_id", shared.c.helper_id)

translations = Table(
    "shared_translations",
    metadata,
    Column("shared_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text, primary_key=True),
    Column("state", Text, nullable=False),  # bot.features.answers.domain.Checked
    Column("author", Text, nullable=False),  # bot.people.audit.actor, or ""
    Column("written_at", Moment, nullable=False),
    Column("title", LargeBinary, nullable=False),  # sealed
    Column("question", LargeBinary, nullable=False),  # sealed
    Column("answer", LargeBinary, nullable=False),  # sealed
)

uses = Table(
    "answer_uses",
    metadata,
    Column("answer", Text, primary_key=True),  # its key, or "": none of them
    Column("enough", Integer, nullable=False),  # readers who said so
    Column("no_mentor", Integer, nullable=False),  # questions that were then not sent
)
