"""The tables of the directory: NHS sites from official lists, and which entries people report."""

from sqlalchemy import BigInteger, Column, Index, SmallInteger, Table, Text

from bot.db.database import Moment, metadata

nhs_sites = Table(
    "nhs_sites",
    metadata,
    Column("code", Text, primary_key=True),  # of the NHS Organisation Data Service
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("town", Text, nullable=False),
    Column("postcode", Text, nullable=False),
    Column("district", Text, nullable=False),  # the postcode's first part
    Column("region", Text, nullable=False),  # of the intake
    Column("phone", Text, nullable=False),
    Column("closed", SmallInteger, nullable=False),
    Column("listed_at", Moment, nullable=False),  # when a list with it was last imported
    Index("ix_nhs_sites_district", "kind", "closed", "district"),
    Index("ix_nhs_sites_region", "kind", "closed", "region"),
)

entry_reports = Table(
    "entry_reports",
    metadata,
    Column("entry", Text, primary_key=True),  # id of an organisation, or code of a site
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reported_at", Moment, nullable=False),
)
