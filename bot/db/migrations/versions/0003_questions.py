"""questions, mentors."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mentors",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.SmallInteger(), nullable=False),
        sa.Column("professions", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("weekly_cap", sa.SmallInteger(), nullable=False),
        sa.Column("joined", sa.SmallInteger(), nullable=False),
        sa.Column("paused", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentors")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("asker_id", sa.BigInteger(), nullable=False),
        sa.Column("helper_id", sa.BigInteger(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("wave_at", sa.BigInteger(), nullable=True),
        sa.Column("escalated_at", sa.BigInteger(), nullable=True),
        sa.Column("reminded_at", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("waves", sa.SmallInteger(), nullable=False),
        sa.Column("returns", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("ref", name=op.f("uq_questions_ref")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index("ix_questions_asker_id", ["asker_id"], unique=False)
        batch_op.create_index("ix_questions_helper_id", ["helper_id"], unique=False)
        batch_op.create_index("ix_questions_answered_at", ["answered_at"], unique=False)
        batch_op.create_index(
            "ix_questions_due_at",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.create_table(
        "question_entries",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("question_id", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_entries")),
    )
    with op.batch_alter_table("question_entries", schema=None) as batch_op:
        batch_op.create_index("ix_question_entries_question_id", ["question_id"], unique=False)
        batch_op.create_index("ix_question_entries_author_id", ["author_id"], unique=False)

    op.create_table(
        "question_parts",
        sa.Column("lookup", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("lookup", name=op.f("pk_question_parts")),
    )
    with op.batch_alter_table("question_parts", schema=None) as batch_op:
        batch_op.create_index("ix_question_parts_entry_id", ["entry_id"], unique=False)

    op.create_table(
        "question_offers",
        sa.Column("question_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mentor_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("offered_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("question_id", "mentor_id", name=op.f("pk_question_offers")),
    )
    with op.batch_alter_table("question_offers", schema=None) as batch_op:
        batch_op.create_index("ix_question_offers_mentor_id", ["mentor_id"], unique=False)
        batch_op.create_index("ix_question_offers_offered_at", ["offered_at"], unique=False)
        batch_op.create_index("ix_question_offers_taken_at", ["taken_at"], unique=False)


def downgrade() -> None:
    # Indexes go with their tables.
    op.drop_table("question_offers")
    op.drop_table("question_parts")
    op.drop_table("question_entries")
    op.drop_table("questions")
    op.drop_table("mentors")
