"""Questions: waves of offers, reminders, claims that end, coordinators who hear of silence."""

import datetime as dt

from bot.features.mentors import service as mentors
from bot.features.questions.service import ticking
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Look at each question that is due, each in a unit of its own."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        due = await ticking.due(uow)

    async def look(question_id: int) -> None:
        async with runtime.unit_of_work() as uow:
            everybody = await mentors.everybody(uow)
            await ticking.tick(uow, runtime, everybody, question_id)

    await each(runtime, due, look, "a question could not be looked at; it is tried again")
