"""Use cases of votes: writing, voting, and what the clock does."""

from typing import Final

from bot.delivery import ballots
from bot.features.votes import repository
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

ASKED: Final = "vote"
TOLD: Final = "vote-result"
"""Kinds of proactive messages, worded in handlers/votes."""


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete what somebody chose in votes that are open, and that they were asked."""
    await repository.erase(uow, person.id)
    await ballots.erase(uow.connection, person.id)
