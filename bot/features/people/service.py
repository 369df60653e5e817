"""Use cases of people."""

from bot.features.people import repository
from bot.people.person import Person
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork


async def look(uow: UnitOfWork, subject: int) -> Segment:
    """Return the group that the person who acts looks at; there is one, so `subject` is 0."""
    del subject
    return await repository.look(uow)


async def keep_look(uow: UnitOfWork, subject: int, segment: Segment) -> None:
    del subject
    await repository.keep_look(uow, segment)


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.erase(uow, person.id)
