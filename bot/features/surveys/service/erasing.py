"""Erasing: everything that a person answered, and that they were asked."""

from bot.features.surveys.pseudonyms import pseudonym
from bot.features.surveys.repository import invitations, responses
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete the invitations of a person, and what their pseudonym answered."""
    await invitations.erase(uow, person.id)
    await responses.erase(uow, pseudonym(uow, person))
