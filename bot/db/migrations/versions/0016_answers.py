"""shared_translations; where a shared answer comes from, and when it was checked."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("shared_answers", sa.Column("source", sa.LargeBinary(), nullable=True))
    op.add_column("shared_answers", sa.Column("checked_at", sa.BigInteger(), nullable=True))
    op.execute("UPDATE shared_answers SET checked_at = published_at")
    op.create_table(
        "shared_translations",
        sa.Column("shared_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("shared_id", "language", name=op.f("pk_shared_translations")),
    )


def downgrade() -> None:
    op.drop_table("shared_translations")
    op.drop_column("shared_answers", "checked_at")
    op.drop_column("shared_answers", "source")
