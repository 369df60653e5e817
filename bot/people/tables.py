"""The tables of people: who they are (sealed), invites, and what each is being asked."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random, tells nothing
    Column("lookup", Text, nullable=False, unique=True),  # keyed hash of the Telegram id
    Column("telegram_id", LargeBinary, nullable=False),  # sealed; names are not stored at all
    Column("language", Text),  # null until chosen
    Column("zone", Text, nullable=False),  # name of a time zone; "": the programme's
    Column("roles", Text, nullable=False),  # space-separated
    Column("consent", SmallInteger),  # version agreed to; null: browsing only
    Column("reachable", SmallInteger, nullable=False),
    Column("profile", LargeBinary, nullable=False),  # sealed JSON
    Column("wrong_invites", SmallInteger, nullable=False),
    Column("silent_until", Moment),  # after five wrong invites
)

invites = Table(
    "invites",
    metadata,
    Column("lookup", Text, primary_key=True),  # keyed hash of the 256-bit code
    Column("role", Text, nullable=False),  # "": of a member
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("id", BigInteger),  # random: what coordinators tap
    Column("made_at", Moment),  # null: before this was kept
    Column("partner_id", BigInteger),  # the organisation it is given away by
)
Index("ix_invites_id", invites.c.id, unique=True)

prompts = Table(
    "prompts",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),  # sealed JSON
)

suspensions = Table(
    "suspensions",
    metadata,
    Column("lookup", Text, primary_key=True),  # keyed hash of the Telegram id: outlasts erasing
    Column("cause", BigInteger, primary_key=True, autoincrement=False),  # the concern
    Column("since", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),  # keyed hash of the person's id; "" when erased
    Column("role", Text, nullable=False),  # space-separated
    Column("act", Text, nullable=False),  # prefix of a button, kind of a prompt
    Column("about", Text, nullable=False),  # a reference, or the fields of the button
)
Index("ix_audit_at", audit.c.at)
Index("ix_audit_actor", audit.c.actor)

grants = Table(
    "grants",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("since", Moment, nullable=False),
)

separations = Table(
    "separations",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),  # who asked for it
    Column("other_id", BigInteger, primary_key=True, autoincrement=False),
)
