"""Migrations: up to the newest at start, up and down by hand."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from bot.db.database import Database
from bot.errors import StartError

HERE = Path(__file__).parent / "migrations"
NOT_ALLOWED = "42501"  # as PostgreSQL says it
LOCK = 7101  # one replica migrates, the others wait


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, bound to an open connection."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.attributes["connection"] = connection
    return settings


async def upgrade(database: Database, to: str = "head") -> None:
    """Climb to `to`, all in one transaction.

    Raises StartError for a version nobody here knows, and for a user who may not make tables.
    """
    async with database.unit() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        try:
            await connection.run_sync(lambda sync: command.upgrade(config(sync), to))
        except CommandError as error:
            raise StartError(
                "A newer version of this program has written the store. Install that version "
                "again, or restore a backup from before it."
            ) from error
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", None) != NOT_ALLOWED:
                raise
            raise StartError(
                "The database does not let this user make tables. Let its owner run there: "
                "GRANT CREATE ON SCHEMA public TO the user in DATABASE_URL."
            ) from error


async def downgrade(database: Database, to: str) -> None:
    """Climb down to `to` ("base" for an empty store), all in one transaction."""
    async with database.unit() as connection:
        await connection.run_sync(lambda sync: command.downgrade(config(sync), to))


async def versions(database: Database) -> tuple[str | None, str | None]:
    """Return the version the store has and the newest one there is."""
    newest = ScriptDirectory.from_config(config()).get_current_head()
    async with database.reader() as connection:
        has = await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )
    return has, newest
