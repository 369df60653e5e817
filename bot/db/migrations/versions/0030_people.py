"""people: since when somebody has left check-ins without an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("checkins", sa.Column("silent_since", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("checkins", "silent_since")
