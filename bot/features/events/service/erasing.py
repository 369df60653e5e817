"""Erasing: the answers of somebody go; a place of theirs is offered to the next by the clock."""

from bot.features.events.repository import answers
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def erase(uow: UnitOfWork, person: Person) -> None:
    await answers.erase(uow, person.id)
