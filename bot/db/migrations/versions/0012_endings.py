"""endings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0020"
branch_labels = None
depends_on = None


def columns() -> list["sa.Column[Any]"]:
    return [
        sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.Column("solved_asked_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("thanks", sa.SmallInteger(), nullable=False, server_default="0"),
    ]


def upgrade() -> None:
    for column in columns():
        op.add_column("questions", column)
    # The clock looks at what was answered or is over, and finds when something is due.
    op.execute(
        "UPDATE questions SET replied_at = answered_at, due_at = COALESCE(answered_at, since)"
        " WHERE state = 'answered'"
    )
    op.execute(
        "UPDATE questions SET ended_at = COALESCE(solved_at, answered_at, since),"
        " due_at = COALESCE(solved_at, answered_at, since) WHERE state IN ('closed', 'withdrawn')"
    )
    op.create_table(
        "question_impact",
        sa.Column("lookup", sa.Text(), nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("lookup", name=op.f("pk_question_impact")),
    )
    op.create_index("ix_question_impact_mentor_id", "question_impact", ["mentor_id"])


def downgrade() -> None:
    op.drop_table("question_impact")
    for column in columns():
        op.drop_column("questions", column.name)
