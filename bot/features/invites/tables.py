"""The tables of partners: organisations that send people, and how many came by them."""

from sqlalchemy import BigInteger, Column, Date, Integer, LargeBinary, Table, Text

from bot.db.database import Moment, metadata

partners = Table(
    "partners",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # random
    Column("name", LargeBinary, nullable=False),  # sealed
    Column("poster", Text, unique=True),  # what its link for posters carries; null: there is none
    Column("retired_at", Moment),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("partner_id", BigInteger, primary_key=True, autoincrement=False),  # 0: all who agreed
    Column("month", Date, primary_key=True),  # its first day
    Column("people", Integer, nullable=False),  # who they are is kept nowhere
)
