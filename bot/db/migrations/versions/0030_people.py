"""people: who has not been heard from since when; groups that coordinators look at."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("checkins", sa.Column("silent_since", sa.BigInteger()))
    op.create_table(
        "looks",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_looks"),
    )


def downgrade() -> None:
    op.drop_table("looks")
    op.drop_column("checkins", "silent_since")
