"""covers: what waits behind a message without words, for people in discreet mode."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("cover", sa.BigInteger()))
    op.create_index(
        "ix_outbox_cover",
        "outbox",
        ["cover"],
        sqlite_where=sa.text("cover IS NOT NULL"),
        postgresql_where=sa.text("cover IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_cover", "outbox")
    op.execute("DELETE FROM outbox WHERE state = 'covered'")  # nothing could show it any more
    op.drop_column("outbox", "cover")
