"""Content: take up what was edited while the bot runs, or keep the last good edition."""

import asyncio
import datetime as dt
import logging

from bot.content import ContentError
from bot.runtime import Runtime

log = logging.getLogger(__name__)


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Read content and catalogs again when a file of them changed."""
    if not await asyncio.to_thread(runtime.edition.changed):
        return
    try:
        read = await asyncio.to_thread(runtime.edition.read, now.date())
    except ContentError as error:
        runtime.health.count("content_failures")
        log.error(  # noqa: TRY400 -- its text is for `check`; a trace would say less
            "content has %d problems, so the last good edition stays; `check` names them",
            len(error.problems),
        )
        return
    runtime.library, runtime.catalogs = read
    log.info("new content is in use")
