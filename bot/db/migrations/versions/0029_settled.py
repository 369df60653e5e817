"""settled: what is done in the outbox says when, so that it can be deleted in time."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE outbox SET settled_at = not_before "
        "WHERE settled_at IS NULL AND state IN ('sent', 'unknown', 'dead', 'dropped')"
    )
    op.create_index(
        "ix_outbox_settled_at",
        "outbox",
        ["settled_at"],
        sqlite_where=sa.text("settled_at IS NOT NULL"),
        postgresql_where=sa.text("settled_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_settled_at", "outbox")
