"""mentoring."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def mentors() -> list["sa.Column[Any]"]:
    return [
        # Whoever accepted the rules before that was noted reads them again.
        sa.Column("accepted_at", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("topics", sa.Text(), nullable=False, server_default=""),
        sa.Column("region", sa.Text(), nullable=False, server_default=""),
        sa.Column("clock", sa.Text(), nullable=False, server_default="Europe/London"),
        sa.Column("days", sa.SmallInteger(), nullable=False, server_default="127"),
        sa.Column("start_hour", sa.SmallInteger(), nullable=False, server_default="8"),
        sa.Column("end_hour", sa.SmallInteger(), nullable=False, server_default="21"),
        sa.Column("away_first", sa.Date(), nullable=True),
        sa.Column("away_last", sa.Date(), nullable=True),
    ]


def questions() -> list["sa.Column[Any]"]:
    return [
        sa.Column("asks_back", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("asked_back_at", sa.BigInteger(), nullable=True),
        sa.Column("solved_at", sa.BigInteger(), nullable=True),
    ]


def upgrade() -> None:
    for column in mentors():
        op.add_column("mentors", column)
    for column in questions():
        op.add_column("questions", column)
    op.add_column("question_offers", sa.Column("reason", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("question_offers", "reason")
    for column in questions():
        op.drop_column("questions", column.name)
    for column in mentors():
        op.drop_column("mentors", column.name)
