"""ends: when wrong codes count no more, and since when a group is looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE attendance_tries RENAME COLUMN silent_until TO ends_at")
    op.add_column("looks", sa.Column("since", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("looks", "since")
    op.execute("DELETE FROM attendance_tries")  # they would never end
    op.execute("ALTER TABLE attendance_tries RENAME COLUMN ends_at TO silent_until")
