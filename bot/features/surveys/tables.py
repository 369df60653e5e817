"""The tables of surveys. Who was asked is in one; what was answered, under pseudonyms, in others.

Responses carry no time and no order of arrival (they lie in the order of the pseudonyms), and an
invitation does not say whether it was answered: see `bot.features.surveys.pseudonyms`.
"""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

waves = Table(
    "survey_waves",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("instrument", Text, nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("audience", Text, nullable=False),  # bot.features.surveys.domain.Wave
    Column("series", BigInteger, nullable=False),  # the first wave
    Column("opens_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("round", SmallInteger, nullable=False),
    Column("reached", BigInteger, nullable=False),
)
Index(
    "ix_survey_waves_due_at",
    waves.c.due_at,
    sqlite_where=waves.c.due_at.is_not(None),
    postgresql_where=waves.c.due_at.is_not(None),
)

invitations = Table(
    "survey_invitations",
    metadata,
    Column("wave_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),  # below 0: forgotten
    Column("stopped", SmallInteger, nullable=False),  # 1: they asked for no more reminders
)
Index("ix_survey_invitations_person_id", invitations.c.person_id)

responses = Table(
    "survey_responses",
    metadata,
    Column("wave_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pseudonym", Text, primary_key=True),
    Column("version", SmallInteger, nullable=False),
    Column("finished", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_survey_responses_pseudonym", responses.c.pseudonym)

answers = Table(
    "survey_answers",
    metadata,
    Column("wave_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pseudonym", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),  # sealed JSON
    sqlite_with_rowid=False,
)
Index("ix_survey_answers_pseudonym", answers.c.pseudonym)
