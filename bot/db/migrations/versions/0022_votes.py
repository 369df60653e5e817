"""votes."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ballots",
        sa.Column("poll", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("vote", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("poll", name=op.f("pk_ballots")),
    )
    op.create_index("ix_ballots_vote", "ballots", ["vote", "person_id"])
    op.create_index("ix_ballots_person_id", "ballots", ["person_id"])
    op.create_table(
        "votes",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("reached", sa.BigInteger(), nullable=True),
        sa.Column("wording", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_votes")),
    )
    op.create_table(
        "vote_choices",
        sa.Column("vote_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("option", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("vote_id", "person_id", name=op.f("pk_vote_choices")),
    )
    op.create_index("ix_vote_choices_person_id", "vote_choices", ["person_id"])


def downgrade() -> None:
    op.drop_table("vote_choices")
    op.drop_table("votes")
    op.drop_table("ballots")
