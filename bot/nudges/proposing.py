"""Proposing what to say to people, and taking it back."""

from collections.abc import Iterable

from bot.nudges import repository
from bot.nudges.domain import Nudge, Planned
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def propose(uow: UnitOfWork, person: Person, nudge: Nudge) -> None:
    """Ask for something to be said to a person; again: as it is now."""
    await propose_all(uow, [(person, nudge)])


async def propose_all(uow: UnitOfWork, proposals: Iterable[tuple[Person, Nudge]]) -> None:
    """Ask for many things to be said; what has expired is left out."""
    alive = [(person.id, nudge) for person, nudge in proposals if uow.now < nudge.expires_at]
    if alive:
        await repository.add(uow, alive)


async def cancel(uow: UnitOfWork, person: Person, kind: str, subject: str) -> None:
    """Take back what was proposed, if it is not sent; it may be proposed again."""
    await cancel_all(uow, kind, [(person, subject)])


async def cancel_all(uow: UnitOfWork, kind: str, those: Iterable[tuple[Person, str]]) -> None:
    """Take back many things of a kind, by person and subject."""
    await repository.remove(uow, kind, [(person.id, subject) for person, subject in those])


async def find(uow: UnitOfWork, person: Person, kind: str, subject: str) -> Planned | None:
    """Return how something proposed stands; None when nobody proposed it, or long ago."""
    return await repository.find(uow, person, kind, subject)
