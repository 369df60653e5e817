"""What the clock does: alarms while nobody looks after a concern, and deleting old ones."""

import datetime as dt

from bot.delivery import occurrences
from bot.features.concerns import repository
from bot.features.concerns.domain import steps_due
from bot.features.concerns.service.telling import tell_all
from bot.features.concerns.views import coordinator
from bot.office import Office
from bot.people import safety
from bot.unit_of_work import UnitOfWork

JOB = "concerns"


async def waiting(uow: UnitOfWork, office: Office) -> list[int]:
    """Return the concerns of which coordinators must hear again now."""
    minutes = office.programme.concern_alarm_minutes
    open_ = await repository.open_(uow)
    return [one.id for one in open_ if steps_due(one, minutes, uow.now) > one.told]


async def tick(uow: UnitOfWork, office: Office, concern_id: int) -> None:
    """Tell all coordinators again: once per step, whatever restarts or replicas do."""
    concern = await repository.get(uow, concern_id)
    if concern is None:
        return
    steps = steps_due(concern, office.programme.concern_alarm_minutes, uow.now)
    slot = f"{concern.since.isoformat()} {steps}"
    if steps <= concern.told or not await occurrences.claim(
        uow.connection, JOB, concern.id, slot, uow.now
    ):
        return
    await repository.save(uow, concern.alarmed(steps))
    await tell_all(uow, office, concern, lambda t, one: coordinator.waits(t, one, uow.now))


async def purge(uow: UnitOfWork, office: Office) -> None:
    """Delete what was closed longer ago than the programme keeps it."""
    before = uow.now - dt.timedelta(days=office.programme.concern_days_kept)
    await repository.purge(uow, before, await safety.all_causes(uow.connection))
