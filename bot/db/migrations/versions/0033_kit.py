"""kit: what coordinators prepare for an event, who speaks, the order of the day."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kit_items",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", "item", name="pk_kit_items"),
    )
    op.create_index("ix_kit_items_owner_id", "kit_items", ["owner_id"])
    op.create_table(
        "kit_speakers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kit_speakers"),
    )
    op.create_index("ix_kit_speakers_event_id", "kit_speakers", ["event_id"])
    op.create_table(
        "kit_programmes",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("parts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_kit_programmes"),
    )


def downgrade() -> None:
    op.drop_table("kit_programmes")
    op.drop_table("kit_speakers")
    op.drop_table("kit_items")
