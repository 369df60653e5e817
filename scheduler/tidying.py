"""Tidying: what was relayed leaves the other chat while Telegram still lets us delete it."""

import datetime as dt
import logging

from bot.features.questions.service import tidying
from bot.runtime import Runtime

log = logging.getLogger(__name__)


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Tidy each chat that holds words for too long, each in a unit of its own."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        due = await tidying.due(uow)
    for person_id, question_id in due:
        try:
            async with runtime.unit_of_work() as uow:
                lost = await tidying.tidy(uow, runtime, person_id, question_id)
        except Exception:
            # One chat that cannot be tidied must not keep the others waiting.
            runtime.health.count("job_failures")
            log.exception("a chat could not be tidied; it is tried again")
        else:
            runtime.health.counters["relays_left"] += lost
