"""result_releases, result_texts, result_notes."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "result_releases",
        sa.Column("wave_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("cut", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("is_final", sa.SmallInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("wave_id", "cut", name=op.f("pk_result_releases")),
    )
    op.create_table(
        "result_texts",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wave_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("hidden", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_texts")),
    )
    op.create_index("ix_result_texts_wave_id", "result_texts", ["wave_id"])
    op.create_table(
        "result_notes",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wave_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result_notes")),
    )
    op.create_index("ix_result_notes_wave_id", "result_notes", ["wave_id"])


def downgrade() -> None:
    # Indexes go with their table.
    op.drop_table("result_notes")
    op.drop_table("result_texts")
    op.drop_table("result_releases")
