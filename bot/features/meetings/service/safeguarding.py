"""Calls between people who are kept apart, and of somebody who was stopped. Nobody hears why."""

from bot.features.meetings import repository
from bot.features.meetings.domain import Side
from bot.features.meetings.service.agreeing import call_off, release
from bot.office import Office
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def separate(uow: UnitOfWork, office: Office, other_id: int) -> None:
    """Let nothing connect the person who acts with another: others are asked for times."""
    for meeting in await repository.of(uow, uow.person.id, lock=True):
        if meeting.is_open and meeting.side_of(other_id):
            await release(uow, office, meeting)


async def stop(uow: UnitOfWork, office: Office, person: Person) -> None:
    """End what somebody has open who may neither ask nor offer now."""
    for meeting in await repository.of(uow, person.id, lock=True):
        if not meeting.is_open:
            continue
        if meeting.side_of(person.id) is Side.ASKER:
            await call_off(uow, office, meeting)
        else:
            await release(uow, office, meeting)
