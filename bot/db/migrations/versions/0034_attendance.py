"""attendance: who came to an event, until it is counted, and what it gives to take home."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attendance_sheets",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lookup", sa.Text(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("walk_ins", sa.Integer(), nullable=False),
        sa.Column("asks", sa.SmallInteger(), nullable=False),
        sa.Column("ready", sa.SmallInteger(), nullable=False),
        sa.Column("wave", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("sent_came", sa.Integer(), nullable=False),
        sa.Column("sent_missed", sa.Integer(), nullable=False),
        sa.Column("came_in_person", sa.Integer(), nullable=True),
        sa.Column("came_online", sa.Integer(), nullable=True),
        sa.Column("missed", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("event_id", name="pk_attendance_sheets"),
        sa.UniqueConstraint("lookup", name="uq_attendance_sheets_lookup"),
    )
    op.create_table(
        "attendances",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", "person_id", name="pk_attendances"),
    )
    op.create_index("ix_attendances_person_id", "attendances", ["person_id"])
    op.create_table(
        "attendance_materials",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attendance_materials"),
    )
    op.create_index("ix_attendance_materials_event_id", "attendance_materials", ["event_id"])
    op.create_table(
        "attendance_tries",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wrong", sa.SmallInteger(), nullable=False),
        sa.Column("silent_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name="pk_attendance_tries"),
    )


def downgrade() -> None:
    op.drop_table("attendance_tries")
    op.drop_table("attendance_materials")
    op.drop_table("attendances")
    op.drop_table("attendance_sheets")
