"""The tables of check-ins: where each person is with them, and dates they gave."""

from sqlalchemy import BigInteger, Column, Date, Index, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

checkins = Table(
    "checkins",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", SmallInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("unanswered", SmallInteger, nullable=False),
    Column("due_at", Moment),  # null: none is planned
    Column("look_at", Moment),
    Column("silent_since", Moment),  # when the first one came that has no answer; null: none
    Column("noted_at", Moment),  # when a coordinator's note was sent to somebody silent
)
_LOOKED_AT = checkins.c.look_at.is_not(None)
Index(
    "ix_checkins_look_at",
    checkins.c.look_at,
    sqlite_where=_LOOKED_AT,
    postgresql_where=_LOOKED_AT,
)
_SILENT = checkins.c.unanswered >= 2  # noqa: PLR2004 -- domain.SILENT_AFTER, as the migration has it
Index(
    "ix_checkins_unanswered",
    checkins.c.unanswered,
    sqlite_where=_SILENT,
    postgresql_where=_SILENT,
)

step_dates = Table(
    "step_dates",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("step", Text, primary_key=True),
    Column("day", Date, nullable=False),
)
