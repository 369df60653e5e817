"""Mentors: once a year, the rules are read again."""

import datetime as dt

from bot.features.mentors import service
from bot.features.mentors.views import joining
from bot.message import Lane
from bot.runtime import Runtime


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Ask those whose year ends soon, or has ended, to read the rules again."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        for due in await service.renewals(uow):
            person = due.mentor.person
            message = joining.renew(runtime.translator(person), due.mentor, over=due.over)
            uow.send(message, person, Lane.REMINDER)
