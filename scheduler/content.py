"""Content: take up what was edited while the bot runs, and what coordinators said of it."""

import asyncio
import datetime as dt
import logging

from bot.content import ContentError
from bot.features.upkeep import service as upkeep
from bot.runtime import Runtime

log = logging.getLogger(__name__)


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Read content and catalogs again when a file changed; then see what else was said of it."""
    if await asyncio.to_thread(runtime.edition.changed):
        await _read(runtime, now)
        return
    before = runtime.library  # another replica may have been told more of it
    fresh = await upkeep.read(runtime.store, before)
    if runtime.library is before:  # and not this one meanwhile
        runtime.library = fresh


async def _read(runtime: Runtime, now: dt.datetime) -> None:
    try:
        library, catalogs = await asyncio.to_thread(runtime.edition.read, now.date())
    except ContentError as error:
        runtime.health.count("content_failures")
        log.error(  # noqa: TRY400 -- its text is for `check`; a trace would say less
            "content has %d problems, so the last good edition stays; `check` names them",
            len(error.problems),
        )
        return
    runtime.library, runtime.catalogs = await upkeep.read(runtime.store, library), catalogs
    log.info("new content is in use")
