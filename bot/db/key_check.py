"""Which keys a store is sealed with: another key file is refused before anything is written."""

from sqlalchemy import Column, Integer, LargeBinary, Table, column, select, table

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
    try:
        if kept is None:
            await _open_somebody(database, vault)
            kept = await _begin(database, vault)
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


async def _open_somebody(database: Database, vault: Vault) -> None:
    """Open one sealed value of a store from before there was this check. Raises SealError."""
    people = table("people", column("id"), column("telegram_id"))
    async with database.reader() as connection:
        somebody = (await connection.execute(select(people).limit(1))).one_or_none()
    if somebody:
        vault.open("people.telegram_id", somebody.id, somebody.telegram_id)


async def _begin(database: Database, vault: Vault) -> bytes | None:
    row = {"id": ONLY, "sealed": vault.seal(PLACE, ONLY, "")}
    async with database.unit() as connection:
        await connection.execute(insert_new(key_check, connection.dialect.name).values(**row))
    return await _read(database)  # another process may have been first, with other keys
