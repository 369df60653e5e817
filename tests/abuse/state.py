"""What the bot remembers, to see whether something changed it."""

from bot.db.database import metadata
from tests.conftest import World

PASSING = {"inbox", "outbox"}  # what came and what goes; everything else is state


async def remembered(world: World) -> dict[str, set[tuple[object, ...]]]:
    """Return every row of every table that keeps state. A row written anew is sealed anew."""
    assert world.app
    async with world.app.runtime.store.database.reader() as connection:
        return {
            table.name: {tuple(row) for row in await connection.execute(table.select())}
            for table in metadata.tables.values()
            if table.name not in PASSING
        }
