"""zones."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0011"
branch_labels = None
depends_on = None

MENTORS_CLOCK = "(SELECT clock FROM mentors WHERE person_id = people.id)"
PERSONS_ZONE = "(SELECT zone FROM people WHERE people.id = mentors.person_id AND zone <> '')"


def upgrade() -> None:
    op.add_column("people", sa.Column("zone", sa.Text(), nullable=False, server_default=""))
    op.execute(f"UPDATE people SET zone = COALESCE({MENTORS_CLOCK}, '')")  # noqa: S608 -- constant
    op.drop_column("mentors", "clock")


def downgrade() -> None:
    london = "Europe/London"
    clock = sa.Column("clock", sa.Text(), nullable=False, server_default=london)
    op.add_column("mentors", clock)
    op.execute(f"UPDATE mentors SET clock = COALESCE({PERSONS_ZONE}, '{london}')")  # noqa: S608 -- constants
    op.drop_column("people", "zone")
