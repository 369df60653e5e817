"""Kits of events: one reminder of each task to who looks after it, and the end of old kits."""

import datetime as dt

from bot.features.events.service import occasions
from bot.features.kit.service import ticking
from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Propose reminders of what is due soon; delete the kits of what is long over or gone."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        kept = await occasions.near(uow, ticking.KEPT, drafts=True)
        await ticking.remind(uow, runtime.library, kept)
        await ticking.purge(uow, [one.id for one in kept])
