"""replies."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_replies",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_replies")),
    )
    op.create_index("ix_saved_replies_person_id", "saved_replies", ["person_id"])
    op.add_column("mentors", sa.Column("weekly_day", sa.SmallInteger(), nullable=True))
    op.add_column("mentors", sa.Column("weekly_hour", sa.SmallInteger(), nullable=True))
    op.add_column("mentors", sa.Column("weekly_since", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for column in ("weekly_since", "weekly_hour", "weekly_day"):
        op.drop_column("mentors", column)
    op.drop_table("saved_replies")
