"""Voting: a poll for who taps for one, and what they choose in it."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from bot.delivery import ballots
from bot.features.votes import repository
from bot.features.votes.domain import State, Vote
from bot.features.votes.errors import GoneError
from bot.features.votes.service import ASKED
from bot.nudges import Nudge, propose
from bot.unit_of_work import UnitOfWork

DAY: Final = dt.timedelta(days=1)
HOUR: Final = dt.timedelta(hours=1)


async def see(uow: UnitOfWork, vote_id: int) -> Vote:
    """Return a vote that the person may see. Raises GoneError."""
    vote = await repository.get(uow, vote_id)
    if vote is None or vote.state is State.DRAFT:
        raise GoneError
    if not vote.is_counted and not vote.audience.has(uow.person):
        raise GoneError
    return vote


async def cast(uow: UnitOfWork, vote_id: int, *, again: bool) -> tuple[Vote, bool]:
    """Return a vote, and whether a poll is to be sent now. Raises GoneError.

    Who has one gets another only when they want it `again`; the earlier then ends.
    """
    vote = await see(uow, vote_id)
    mine = uow.person.id, vote.id
    if not vote.takes_votes(uow.now) or await ballots.is_coming(uow.connection, *mine):
        return vote, False
    held = await ballots.held_by(uow.connection, *mine)
    if held and not again:
        return vote, False
    await uow.stop_polls(held)
    return vote, True


async def choose(uow: UnitOfWork, poll_id: str, places: Sequence[int]) -> bool:
    """Keep what the person chose in a poll of theirs, or that they took it back.

    Whatever counts for nothing (a vote that is over, another person's poll) returns False.
    """
    vote_id = await ballots.vote_of(uow.connection, uow.vault, poll_id, uow.person.id)
    vote = await repository.get(uow, vote_id, lock=True) if vote_id else None
    if vote is None or not vote.takes_votes(uow.now) or not vote.audience.has(uow.person):
        return False
    if not places:
        await repository.forget(uow, vote.id, [uow.person.id])
        return True
    if len(places) > 1 or places[0] >= vote.size:
        return False
    await repository.choose(uow, vote.id, places[0])
    return True


async def hear(uow: UnitOfWork) -> None:
    """Let somebody who has just come hear of the votes that are open, when they have settled in."""
    for vote in await open_now(uow):
        assert vote.closes_at, "it is open"
        a_day = uow.now + DAY
        due = a_day if a_day < vote.closes_at else uow.now + HOUR
        nudge = Nudge(ASKED, str(vote.id), due, vote.closes_at, {"vote": vote.id})
        await propose(uow, uow.person, nudge)


async def open_now(uow: UnitOfWork) -> list[Vote]:
    """Return the votes in which the person can choose."""
    found = await repository.listed(uow, State.OPEN)
    return [one for one in found if one.takes_votes(uow.now) and one.audience.has(uow.person)]
