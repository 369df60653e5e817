"""checkins."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0018"
branch_labels = None
depends_on = None

FORTNIGHT = dt.timedelta(days=14)
MICROSECOND = dt.timedelta(microseconds=1)


def upgrade() -> None:
    op.create_table(
        "checkins",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("unanswered", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("look_at", sa.BigInteger(), nullable=True),
        sa.Column("noted_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_checkins")),
    )
    op.create_index(
        "ix_checkins_look_at",
        "checkins",
        ["look_at"],
        sqlite_where=sa.text("look_at IS NOT NULL"),
        postgresql_where=sa.text("look_at IS NOT NULL"),
    )
    op.create_index(
        "ix_checkins_unanswered",
        "checkins",
        ["unanswered"],
        sqlite_where=sa.text("unanswered >= 2"),
        postgresql_where=sa.text("unanswered >= 2"),
    )
    op.create_table(
        "step_dates",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "step", name=op.f("pk_step_dates")),
    )
    # "-": planned by no rules that there are, so everybody with a result is planned.
    op.add_column("results", sa.Column("rules", sa.Text(), nullable=False, server_default="-"))
    op.create_index("ix_results_rules", "results", ["rules"])
    _begin_with_those_who_agreed()


def _begin_with_those_who_agreed() -> None:
    """Let a fortnight pass before the first look at those who agreed before check-ins were."""
    now = dt.datetime.now(dt.UTC)  # noqa: TID251 -- a migration has no clock but the machine's
    look = (now + FORTNIGHT).timestamp() // MICROSECOND.total_seconds()
    op.execute(
        sa.text(
            "INSERT INTO checkins (person_id, number, tries, unanswered, look_at)"
            " SELECT id, 0, 1, 0, :look FROM people WHERE consent IS NOT NULL"
        ).bindparams(look=int(look))
    )


def downgrade() -> None:
    op.drop_index("ix_results_rules", "results")
    op.drop_column("results", "rules")
    op.drop_table("step_dates")
    op.drop_table("checkins")
