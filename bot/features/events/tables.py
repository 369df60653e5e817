"""The tables of events: events, who answered what, and what is left of old events."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, LargeBinary, Table, Text

from bot.db.database import Moment, metadata

events = Table(
    "events",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("series", BigInteger),  # the first event of those that repeat
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("audience", Text, nullable=False),  # JSON of a segment: groups, nobody by themselves
    Column("content", LargeBinary, nullable=False),  # sealed JSON: words, place, link, host…
    Column("starts_at", Moment),
    Column("ends_at", Moment),
    Column("zone", Text, nullable=False),  # whose clocks it goes by
    Column("seats_in_person", Integer),
    Column("seats_online", Integer),
    Column("sequence", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("following", BigInteger),  # the last who heard of a change; null: nobody has to
    Column("reached", BigInteger),  # the last who heard of the event; null: nobody has to
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
Index("ix_events_state", events.c.state, events.c.ends_at)
Index("ix_events_series", events.c.series)

answers = Table(
    "event_answers",
    metadata,
    Column("event_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("confirmed", Integer, nullable=False),  # a sequence of the event
    Column("offered_until", Moment),
    Column("needs", LargeBinary),  # sealed JSON
    Column("answered_at", Moment, nullable=False),
)
Index("ix_event_answers_person_id", answers.c.person_id)
Index(
    "ix_event_answers_event_id",
    answers.c.event_id,
    sqlite_where=answers.c.place.in_(("waiting", "offered")),
    postgresql_where=answers.c.place.in_(("waiting", "offered")),
)

past_events = Table(
    "past_events",
    metadata,
    Column("month", Date, primary_key=True),  # in which they began: its first day
    Column("kind", Text, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("in_person", Integer, nullable=False),
    Column("online", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
)
