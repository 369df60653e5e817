"""Votes: people hear of them, they close at their time, and who voted hears what came out."""

import datetime as dt

from bot.features.results.domain.suppression import together
from bot.features.votes.domain import State, Vote
from bot.features.votes.service import ticking
from bot.runtime import Runtime
from bot.ticks import each


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Do what is due for each vote, some people in each unit."""
    del now  # a unit has the time
    async with runtime.looking() as uow:
        votes, moment = await ticking.under_way(uow), uow.now

    async def go_on(vote: Vote) -> None:
        await (_invite if vote.takes_votes(moment) else _close)(runtime, vote)

    await each(runtime, votes, go_on, "a vote could not go on; it is tried again")
    more = True
    while more:
        async with runtime.unit_when_free() as uow:
            more = await ticking.stop_polls(uow)


async def _invite(runtime: Runtime, vote: Vote) -> None:
    while vote.reached is not None:
        people = await runtime.store.people.after(vote.reached, ticking.AT_ONCE)
        reached = vote.reached
        async with runtime.unit_when_free() as uow:
            vote = await ticking.invite(uow, vote, people)
        if vote.reached == reached:
            return


async def _close(runtime: Runtime, vote: Vote) -> None:
    if vote.state is State.OPEN:
        async with runtime.unit_of_work() as uow:
            await ticking.count(uow, vote.id, runtime.settings.k_anonymity, together)
    more = True
    while more:
        async with runtime.unit_when_free() as uow:
            more = await ticking.tell(uow, vote.id)
