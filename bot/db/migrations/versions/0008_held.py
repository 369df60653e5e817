"""Corrections that wait for their author's choice."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("question_parts", sa.Column("held", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("question_parts", "held")
