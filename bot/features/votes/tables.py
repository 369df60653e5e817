"""The tables of votes: what is asked, and what people chose until it closes."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

votes = Table(
    "votes",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("state", Text, nullable=False),  # domain.State
    Column("audience", Text, nullable=False),  # domain.Audience
    Column("days", SmallInteger, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("closes_at", Moment),
    Column("reached", BigInteger),  # the last person who was told of it; null: all are
    Column("wording", LargeBinary, nullable=False),  # sealed JSON: by language, question, options
    Column(
        "outcome", LargeBinary, nullable=False
    ),  # sealed JSON: what may be shown, and nothing else
)

choices = Table(
    "vote_choices",
    metadata,
    Column("vote_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("option", SmallInteger, nullable=False),
)
Index("ix_vote_choices_person_id", choices.c.person_id)
