"""What carries somebody's words, and photos in questions."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("about", "piece", "leaves_at"):
        op.add_column("outbox", sa.Column(column, sa.BigInteger(), nullable=True))
        if column != "about":
            op.create_index(
                f"ix_outbox_{column}",
                "outbox",
                [column],
                sqlite_where=sa.text(f"{column} IS NOT NULL"),
                postgresql_where=sa.text(f"{column} IS NOT NULL"),
            )
    op.add_column("question_parts", sa.Column("photo", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("question_parts", "photo")
    for column in ("leaves_at", "piece", "about"):
        if column != "about":
            op.drop_index(f"ix_outbox_{column}", "outbox")
        op.drop_column("outbox", column)
