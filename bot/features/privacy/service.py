"""Use cases of privacy: the notice, what is kept, withdrawing, and erasing."""

from collections.abc import Awaitable, Callable, Iterable

from bot.features.privacy import domain, repository
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

Eraser = Callable[[UnitOfWork, Person], Awaitable[None]]
"""What each feature offers: delete everything it keeps of a person."""


async def acknowledge(uow: UnitOfWork) -> None:
    """Note that the person who acts has read the warning before the first free text."""
    await uow.save(domain.reading_notice(uow.person))


async def withdraw(uow: UnitOfWork, erasers: Iterable[Eraser]) -> None:
    """Take the consent back: of the person who acts, language and roles are left.

    Whoever has a role keeps the clock that they are asked by.
    """
    await _erase(uow, uow.person, erasers)
    zone = uow.person.zone if uow.person.roles else ""
    await uow.save(uow.person.but(consent=None, profile={}, zone=zone))


async def erase(uow: UnitOfWork, erasers: Iterable[Eraser]) -> None:
    """Delete everything about the person who acts; afterwards they are a stranger."""
    person = uow.person
    await _erase(uow, person, erasers)
    await repository.erase_occurrences(uow.connection, person.id)
    await uow.erase(person)


async def _erase(uow: UnitOfWork, person: Person, erasers: Iterable[Eraser]) -> None:
    await uow.close_prompt()
    for eraser in erasers:
        await eraser(uow, person)
