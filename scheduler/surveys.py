"""Surveys: invitations when a wave opens, and reminders to those who are silent."""

import datetime as dt
import logging

from bot.features.surveys.domain import Wave
from bot.features.surveys.service import ticking
from bot.features.surveys.views.answering import invitation
from bot.message import Lane
from bot.office import Office, tell
from bot.people.person import Person
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Go on with each wave that is due, some people in each unit."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        due = await ticking.due(uow)
    for wave in due:
        try:
            while await _tick(runtime, wave):
                pass
        except Exception:
            # One wave that cannot go on must not keep the others waiting.
            runtime.health.count("job_failures")
            log.exception("a wave of a survey could not go on; it is tried again")


async def _tick(runtime: Runtime, wave: int) -> bool:
    async with runtime.unit_of_work() as uow:
        return await ticking.tick(uow, runtime, wave, invite)


async def invite(uow: UnitOfWork, office: Office, person: Person, wave: Wave) -> None:
    """Invite somebody to a wave, or remind them: the one place where surveys speak first."""
    instrument = office.library.instrument(wave.instrument)
    assert instrument, "looked up before the round went on"
    message = invitation(office.translator(person), instrument, wave)
    tell(uow, office, person, [message], Lane.REMINDER)
