"""Mentors: once a year, the rules are read again; once a week, the questions of who chose so."""

import datetime as dt
from functools import partial

from bot.features.mentors import service
from bot.features.mentors.actions import OpenInbox
from bot.features.mentors.views import joining
from bot.features.questions.service import weekly
from bot.features.questions.views.weekly import digest
from bot.message import Lane
from bot.office import tell
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Ask those whose year ends soon, or has ended; then bring each the questions of the week."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        for renewal in await service.renewals(uow):
            person = renewal.mentor.person
            message = joining.renew(runtime.translator(person), renewal.mentor, over=renewal.over)
            uow.send(message, person, Lane.REMINDER)
        due = await service.due_weekly(uow)
    said = "the questions of the week could not be sent; it is tried again"
    await each(runtime, due, partial(_bring, runtime), said)


async def _bring(runtime: Runtime, person_id: int) -> None:
    """Send a mentor the questions of the week, once; nothing where none waits."""
    async with runtime.unit_of_work() as uow:
        mentor = await service.claim_weekly(uow, person_id)
        cases = await weekly.gather(uow, runtime, mentor) if mentor else []
        if mentor and cases:
            t = runtime.translator(mentor.person)
            tell(uow, runtime, mentor.person, [digest(t, cases, OpenInbox())], Lane.REMINDER)
