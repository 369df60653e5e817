"""What the clock does about votes: people hear of them, they close, are counted and told."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Final

from bot.delivery import ballots
from bot.features.votes import domain, repository
from bot.features.votes.domain import State, Together, Vote
from bot.features.votes.service import ASKED, TOLD
from bot.nudges import Nudge, propose_all
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 50
"""People who are written to in one unit: who taps a button waits for it."""
NEWS_FOR: Final = dt.timedelta(days=14)


async def under_way(uow: UnitOfWork) -> list[Vote]:
    """Return the votes for which the clock has something to do, now or later."""
    return await repository.listed(uow, State.OPEN, State.CLOSING)


async def invite(uow: UnitOfWork, seen: Vote, people: list[Person]) -> Vote:
    """Let the next people hear of an open vote; return how it stands then.

    `people` are those after the last who heard of it, AT_ONCE when there may be more.
    """
    vote = await repository.get(uow, seen.id, lock=True)
    if vote is None or vote.reached != seen.reached or not vote.takes_votes(uow.now):
        return vote or seen
    assert vote.closes_at, "it is open"
    nudge = Nudge(ASKED, str(vote.id), uow.now, vote.closes_at, {"vote": vote.id})
    asked = (one for one in people if vote.audience.has(one) and one.reachable and one.language)
    await propose_all(uow, [(one, nudge) for one in asked])
    reached = people[-1].id if len(people) == AT_ONCE else None
    return await _save(uow, dataclasses.replace(vote, reached=reached))


async def count(uow: UnitOfWork, vote_id: int, k: int, together: Together) -> None:
    """Count a vote whose time is over, and let the coordinators hear of it."""
    vote = await repository.get(uow, vote_id, lock=True)
    if vote is None or vote.state is not State.OPEN or vote.takes_votes(uow.now):
        return
    outcome = domain.count(await repository.counts(uow, vote), k, together)
    await _save(uow, dataclasses.replace(vote, state=State.CLOSING, reached=None, outcome=outcome))
    await _tell(uow, vote, await uow.people_with(Role.COORDINATOR))


async def tell(uow: UnitOfWork, vote_id: int) -> bool:
    """Let some who voted hear what came out, and forget what they chose; tell if more wait."""
    vote = await repository.get(uow, vote_id, lock=True)
    if vote is None or vote.state is not State.CLOSING:
        return False
    voters = await repository.voters(uow, vote, AT_ONCE)
    found = [await uow.get_person(one) for one in voters]
    await _tell(uow, vote, [one for one in found if one])
    await repository.forget(uow, vote.id, voters)
    if not voters:
        await _save(uow, dataclasses.replace(vote, state=State.CLOSED))
    return bool(voters)


async def stop_polls(uow: UnitOfWork) -> bool:
    """End some of the polls whose vote is over, also those sent late; tell if more wait."""
    over = await repository.counted(uow)
    found = await ballots.of_votes(uow.connection, over, AT_ONCE) if over else []
    await uow.stop_polls(found)
    return len(found) == AT_ONCE


async def _tell(uow: UnitOfWork, vote: Vote, people: Iterable[Person]) -> None:
    nudge = Nudge(TOLD, str(vote.id), uow.now, uow.now + NEWS_FOR, {"vote": vote.id})
    await propose_all(uow, [(one, nudge) for one in people])


async def _save(uow: UnitOfWork, vote: Vote) -> Vote:
    await repository.save(uow, vote)
    return vote
