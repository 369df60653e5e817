"""The audit log: entries go when their time is over."""

import datetime as dt

from bot.features.audit import service
from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Delete what is older than the programme keeps."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        await service.purge(uow, runtime)
