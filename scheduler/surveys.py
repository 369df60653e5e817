"""Surveys: invitations when a wave opens, and reminders to those who are silent."""

import datetime as dt
from functools import partial

from bot import nudges
from bot.features.surveys.domain import Wave
from bot.features.surveys.service import ticking
from bot.nudges import Nudge
from bot.people.person import Person
from bot.runtime import Runtime
from bot.ticks import each
from bot.unit_of_work import UnitOfWork

KIND = "survey"  # worded in handlers/surveys


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Go on with each wave that is due, some people in each unit."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        due = await ticking.due(uow)
    said = "a wave of a survey could not go on; it is tried again"
    await each(runtime, due, partial(_go_on, runtime), said)


async def _go_on(runtime: Runtime, wave: int) -> None:
    more = True
    while more:
        async with runtime.unit_when_free() as uow:
            more = await ticking.tick(uow, runtime.library, wave, invite)


async def invite(uow: UnitOfWork, people: list[Person], wave: Wave) -> None:
    """Have people invited to a wave, or reminded: the one place where surveys speak first.

    What still waits of the round before gives way: nobody hears the same twice on one day.
    """
    for person in people if wave.round else ():
        await nudges.cancel(uow, person, KIND, f"{wave.id} {wave.round - 1}")
    data = {"wave": wave.id, "again": int(wave.round > 0)}
    nudge = Nudge(KIND, f"{wave.id} {wave.round}", uow.now, wave.closes_at, data)
    await nudges.propose_all(uow, [(person, nudge) for person in people])
