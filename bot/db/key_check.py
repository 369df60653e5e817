"""Which keys a store is sealed with: another key file is refused before anything is written."""

from sqlalchemy import Column, Integer, LargeBinary, Table, select

from bot.db.database import Database, insert_new, metadata
from bot.db.vault import SealError, Vault
from bot.errors import StartError

key_check = Table(
    "key_check",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
)
ONLY = 1
PLACE = "key_check.sealed"


async def check(database: Database, vault: Vault) -> None:
    """Remember at the first start which keys seal this store. Raises StartError for other ones.

    SQLCipher says so by itself when it opens a file; PostgreSQL reads every row without our keys,
    and what is sealed with two of them could never be read together again.
    """
    kept = await _read(database)
    if kept is None:
        row = {"id": ONLY, "sealed": vault.seal(PLACE, ONLY, "")}
        async with database.unit() as connection:
            dialect = connection.dialect.name
            await connection.execute(insert_new(key_check, dialect).values(**row))
        kept = await _read(database)  # another process may have been first, with other keys
    try:
        vault.open(PLACE, ONLY, kept or b"")
    except SealError as error:
        raise StartError(
            "The data was written with another key file. Put that one back where KEY_FILE says; "
            "with this one nothing can be read."
        ) from error


async def _read(database: Database) -> bytes | None:
    async with database.reader() as connection:
        found: bytes | None = await connection.scalar(select(key_check.c.sealed))
    return found
