"""people: who is not heard from; groups that are looked at; invites of partners."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("checkins", sa.Column("silent_since", sa.BigInteger()))
    op.create_table(
        "looks",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_looks"),
    )
    op.create_table(
        "stops",
        sa.Column("cause", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("cause", name="pk_stops"),
    )
    op.create_table(
        "grants",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_grants"),
    )
    for column in ("id", "made_at", "partner_id"):
        op.add_column("invites", sa.Column(column, sa.BigInteger()))
    invites = sa.table("invites", sa.column("lookup", sa.Text), sa.column("id", sa.BigInteger))
    connection = op.get_bind()
    for lookup in connection.scalars(sa.select(invites.c.lookup)).all():
        one = sa.update(invites).where(invites.c.lookup == lookup)
        connection.execute(one.values(id=secrets.randbits(48)))
    op.create_index("ix_invites_id", "invites", ["id"], unique=True)
    op.create_table(
        "partners",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("poster", sa.Text()),
        sa.Column("retired_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_partners"),
        sa.UniqueConstraint("poster", name="uq_partners_poster"),
    )
    op.create_table(
        "arrivals",
        sa.Column("partner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("partner_id", "month", name="pk_arrivals"),
    )


def downgrade() -> None:
    op.drop_table("arrivals")
    op.drop_table("partners")
    op.drop_index("ix_invites_id", "invites")
    for column in ("partner_id", "made_at", "id"):
        op.drop_column("invites", column)
    for table in ("grants", "stops", "looks"):
        op.drop_table(table)
    op.drop_column("checkins", "silent_since")
