"""The tables of delivery: inbox, outbox, ballots, occurrence."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys by itself

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, unique=True),  # null: Telegram sent none; kept as dead
    Column("person", Text, nullable=False),  # keyed look-up of the Telegram id, or ""
    Column("payload", LargeBinary, nullable=False),  # sealed raw JSON; emptied when done
    Column("state", Text, nullable=False),  # pending, done, dead
    Column("tries", SmallInteger, nullable=False),
    Column("received_at", Moment, nullable=False),
)
Index(
    "ix_inbox_pending",
    inbox.c.seq,
    sqlite_where=inbox.c.state == "pending",
    postgresql_where=inbox.c.state == "pending",
)
Index("ix_inbox_received_at", inbox.c.received_at)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("ref", Text, nullable=False),  # what a person can quote; also binds the sealed payload
    Column("lane", SmallInteger, nullable=False),  # bot.message.Lane.rank
    Column("person_id", BigInteger, nullable=False),
    Column("operation", Text, nullable=False),  # outbox.Operation
    Column("target", BigInteger),  # the message to edit, delete or end; of a poll, its vote
    Column("payload", LargeBinary, nullable=False),  # sealed; emptied when it is out
    Column("state", Text, nullable=False),  # outbox.State
    Column("not_before", Moment, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("repeat", SmallInteger, nullable=False),  # 1: it may have arrived already
    Column("message_id", BigInteger),  # what Telegram called it
    Column("settled_at", Moment),
    Column("about", BigInteger),  # the conversation whose words it carries, and the text in it
    Column("piece", BigInteger),
    # When these words must leave the chat; null: no more, or never. Of a topic: it was taken back.
    Column("leaves_at", Moment),
    Column("cover", BigInteger),  # by what it is shown that waits behind a message without words
    Column("topic", BigInteger),  # what it tells of: a batch of proactive messages, a notice
)
Index(
    "ix_outbox_pending",
    outbox.c.lane,
    outbox.c.id,
    sqlite_where=outbox.c.state == "pending",
    postgresql_where=outbox.c.state == "pending",
)
Index("ix_outbox_person_id", outbox.c.person_id, outbox.c.state)
Index(
    "ix_outbox_settled_at",
    outbox.c.settled_at,
    sqlite_where=outbox.c.settled_at.is_not(None),
    postgresql_where=outbox.c.settled_at.is_not(None),
)
Index(
    "ix_outbox_leaves_at",
    outbox.c.leaves_at,
    sqlite_where=outbox.c.leaves_at.is_not(None),
    postgresql_where=outbox.c.leaves_at.is_not(None),
)
Index(
    "ix_outbox_topic",
    outbox.c.topic,
    sqlite_where=outbox.c.topic.is_not(None),
    postgresql_where=outbox.c.topic.is_not(None),
)
Index(
    "ix_outbox_cover",
    outbox.c.cover,
    sqlite_where=outbox.c.cover.is_not(None),
    postgresql_where=outbox.c.cover.is_not(None),
)
Index(
    "ix_outbox_piece",
    outbox.c.piece,
    sqlite_where=outbox.c.piece.is_not(None),
    postgresql_where=outbox.c.piece.is_not(None),
)

ballots = Table(
    "ballots",
    metadata,
    Column("poll", Text, primary_key=True),  # keyed look-up of Telegram's id of the poll
    Column("person_id", BigInteger, nullable=False),
    Column("vote", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
)
Index("ix_ballots_vote", ballots.c.vote, ballots.c.person_id)
Index("ix_ballots_person_id", ballots.c.person_id)

occurrence = Table(
    "occurrence",
    metadata,
    Column("job", Text, primary_key=True),
    Column("subject", Text, primary_key=True),  # a person, a question, a notice
    Column("slot", Text, primary_key=True),  # the local time or number it stands for
    Column("claimed_at", Moment, nullable=False),
)
