"""shared_answers, answer_uses."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shared_answers",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("asker_id", sa.BigInteger(), nullable=False),
        sa.Column("helper_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asker_agrees", sa.SmallInteger(), nullable=False),
        sa.Column("helper_agrees", sa.SmallInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_answers")),
        sa.UniqueConstraint("question_id", name=op.f("uq_shared_answers_question_id")),
    )
    with op.batch_alter_table("shared_answers", schema=None) as batch_op:
        batch_op.create_index("ix_shared_answers_state", ["state"], unique=False)
        batch_op.create_index("ix_shared_answers_asker_id", ["asker_id"], unique=False)
        batch_op.create_index("ix_shared_answers_helper_id", ["helper_id"], unique=False)

    op.create_table(
        "answer_uses",
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("enough", sa.Integer(), nullable=False),
        sa.Column("no_mentor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("answer", name=op.f("pk_answer_uses")),
    )


def downgrade() -> None:
    # Indexes go with their table.
    op.drop_table("answer_uses")
    op.drop_table("shared_answers")
