"""Erasing somebody from concerns: the concerns stay, without them."""

from bot.features.concerns import repository
from bot.people import safety
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Take a person out of all concerns; the concerns stay. What they looked after waits again."""
    for concern in await repository.of(uow, person):
        await repository.save(uow, concern.without(person.id, uow.now))
    await repository.forget_author(uow, person)
    await safety.erase(uow.connection, person.id)


async def release(uow: UnitOfWork, person: Person) -> None:
    """Let what a coordinator looked after wait for another: they are none any more."""
    for concern in await repository.of(uow, person):
        if concern.claimed_by == person.id:
            await repository.save(uow, concern.unclaimed(uow.now))
