"""The tables of notices: what is sent, and who gets it."""

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

notices = Table(
    "notices",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("state", Text, nullable=False),  # domain.State
    Column("kind", Text, nullable=False),  # domain.Kind
    Column("edition", Integer, nullable=False),  # grows with each change that is to be approved
    Column("version", SmallInteger, nullable=False),  # grows when what stands in chats must change
    Column("made_at", Moment, nullable=False),
    Column("leaves_at", Moment),
    Column("expires_at", Moment),
    Column("changed_at", Moment),  # when `version` grew last
    Column("ended_at", Moment),  # when nobody was waiting for it any more
    Column("reached", BigInteger),  # the last person who was looked at; null: all are
    Column("sender_id", BigInteger),  # who tapped to send it
    Column("shown_at", Moment),  # when the progress was last brought up to date
    Column("words", LargeBinary, nullable=False),  # sealed JSON: texts by language, link, segment
    Column("correction", LargeBinary),  # sealed JSON: texts that are to replace those sent
    Column("tally", LargeBinary, nullable=False),  # sealed JSON: how many got it, and how many not
)
Index("ix_notices_state", notices.c.state)

recipients = Table(
    "notice_recipients",
    metadata,
    Column("notice_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lookup", Text, nullable=False),  # of the nudge: nudges.lookup
    Column("version", SmallInteger, nullable=False),  # which version stands in their chat
    Column("lost", SmallInteger, nullable=False),  # 1: what they got could not be changed
)
Index("ix_notice_recipients_person_id", recipients.c.person_id)
