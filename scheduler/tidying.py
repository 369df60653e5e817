"""Tidying: what was relayed leaves the other chat while Telegram still lets us delete it."""

import datetime as dt

from bot.features.questions.service import tidying
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Tidy each chat that holds words for too long, each in a unit of its own."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        due = await tidying.due(uow)

    async def tidy(chat: tuple[int, int]) -> None:
        async with runtime.unit_of_work() as uow:
            lost = await tidying.tidy(uow, runtime, *chat)
        runtime.health.counters["relays_left"] += lost

    await each(runtime, due, tidy, "a chat could not be tidied; it is tried again")
