"""What the clock does: alarms while nobody looks after a concern, and deleting old ones."""

import datetime as dt

from bot.delivery import occurrences
from bot.features.concerns import repository
from bot.features.concerns.domain import Alarms, Concern, steps_due
from bot.features.concerns.service.telling import keeper_of, tell_all
from bot.features.concerns.views import coordinator
from bot.message import Lane
from bot.office import Office
from bot.people import safety
from bot.people.quiet import is_quiet
from bot.unit_of_work import UnitOfWork

JOB = "concerns"


async def waiting(uow: UnitOfWork, office: Office) -> list[int]:
    """Return the concerns of which coordinators must hear again now."""
    return [one.id for one in await repository.open_(uow) if _steps(uow, office, one) > one.told]


def _steps(uow: UnitOfWork, office: Office, concern: Concern) -> int:
    rules = office.programme
    alarms = Alarms(
        rules.concern_alarm_minutes,
        again=dt.timedelta(hours=rules.concern_repeat_hours),
        silent=dt.timedelta(hours=rules.concern_silent_hours),
    )
    night = is_quiet(uow.now, office.settings.zone)
    return steps_due(concern, alarms, uow.now, night=night)


async def tick(uow: UnitOfWork, office: Office, concern_id: int) -> None:
    """Let coordinators hear again: once per step, whatever restarts or replicas do."""
    concern = await repository.get(uow, concern_id)
    if concern is None:
        return
    steps = _steps(uow, office, concern)
    slot = f"{concern.since.isoformat()} {steps}"
    if steps <= concern.told or not await occurrences.claim(
        uow.connection, JOB, concern.id, slot, uow.now
    ):
        return
    await repository.save(uow, concern.alarmed(steps))
    await _tell(uow, office, concern, steps)


async def _tell(uow: UnitOfWork, office: Office, concern: Concern, steps: int) -> None:
    """Tell everybody; first only who looks after it, as long as they can."""
    keeper = await keeper_of(uow, concern)
    if keeper and steps == 1 and keeper.reachable and concern.may_be_seen_by(keeper):
        message = coordinator.forgotten(office.translator(keeper), concern, uow.now, mine=True)
        uow.send(message, keeper, Lane.SAFETY)
    elif keeper:
        await tell_all(
            uow, office, concern, lambda t, one: coordinator.forgotten(t, one, uow.now, mine=False)
        )
    else:
        await tell_all(uow, office, concern, lambda t, one: coordinator.waits(t, one, uow.now))


async def purge(uow: UnitOfWork, office: Office) -> None:
    """Delete what was closed longer ago than the programme keeps it."""
    before = uow.now - dt.timedelta(days=office.programme.concern_days_kept)
    await repository.purge(uow, before, await safety.all_causes(uow.connection))
