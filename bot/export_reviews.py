"""Carry what coordinators said of content back into its files, for an engineer to commit."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.app import open_runtime
from bot.clock import Clock
from bot.content.dated import name_of
from bot.content.places import Spot, places, redate
from bot.features.upkeep import domain, repository
from bot.features.upkeep.domain import Review
from bot.runtime import Runtime
from bot.settings import Settings

Say = Callable[[str], None]
NOTHING: Final = "The files say all that coordinators said."


def export_reviews(settings: Settings, clock: Clock, say: Say, *, write: bool) -> int:
    """Say, and `write`, the dates that belong into the files; return how many texts are wrong."""

    async def run() -> int:
        async with open_runtime(settings, clock) as runtime:
            return await carry(runtime, say, write=write)

    return asyncio.run(run())


async def carry(runtime: Runtime, say: Say, *, write: bool) -> int:
    """Do it for the content folder of a runtime."""
    found = await _open(runtime)
    where = await asyncio.to_thread(places, runtime.edition.content)
    named = runtime.library.dated
    for one in found:
        say(_line(one, where[one.key], name_of(named[one.key])))
        if write and one.review_by:
            redate(where[one.key], one.day, one.review_by)
    if not found:
        say(NOTHING)
    return sum(not one.valid for one in found)


async def _open(runtime: Runtime) -> list[Review]:
    """Return what was said and is not in the files yet."""
    async with runtime.store.database.reader() as connection:
        said = await repository.every(connection)
    written = runtime.library.as_written.dated
    found = domain.holding(runtime.library, said)
    return [one for one in found if not one.valid or one.day > written[one.key].checked]


def _line(one: Review, spot: Spot, name: str) -> str:
    if one.valid:
        return f"{spot}: {name}: checked: {one.day}, review_by: {one.review_by}"
    return f"{spot}: {name}: not valid any more, said on {one.day}: change what it says"
