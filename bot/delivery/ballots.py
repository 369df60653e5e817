"""Ballots: which poll of Telegram's is in whose hands, and for which vote."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import insert_new
from bot.db.vault import Vault
from bot.delivery.drafts import Operation
from bot.delivery.outbox import Letter, State
from bot.delivery.outcome import Outcome
from bot.delivery.tables import ballots, outbox


@dataclass(frozen=True)
class Ballot:
    """A poll that one person has: `poll` is the keyed look-up of Telegram's id."""

    poll: str
    person_id: int
    vote: int
    message_id: int


async def add(connection: AsyncConnection, vault: Vault, letter: Letter, outcome: Outcome) -> None:
    """Note a poll, if it was sent, in the transaction that settles it; not for who is erased."""
    if not outcome.poll or outcome.number is None:
        return
    key = _lookup(vault, outcome.poll)
    sent = select(literal(key), outbox.c.person_id, outbox.c.target, literal(outcome.number))
    new = insert_new(ballots, connection.dialect.name)
    columns = ["poll", "person_id", "vote", "message_id"]
    await connection.execute(new.from_select(columns, sent.where(outbox.c.id == letter.id)))


async def vote_of(
    connection: AsyncConnection, vault: Vault, poll_id: str, person_id: int
) -> int | None:
    """Return for which vote a poll is; None when it is another person's, or none of ours."""
    mine = (ballots.c.poll == _lookup(vault, poll_id)) & (ballots.c.person_id == person_id)
    found: int | None = await connection.scalar(select(ballots.c.vote).where(mine))
    return found


async def held_by(connection: AsyncConnection, person_id: int, vote: int) -> list[Ballot]:
    """Return the polls that one person has for a vote."""
    return await _read(connection, (ballots.c.vote == vote) & (ballots.c.person_id == person_id))


async def of_votes(connection: AsyncConnection, votes: Collection[int], limit: int) -> list[Ballot]:
    """Return some of the polls there are for these votes."""
    return await _read(connection, ballots.c.vote.in_(votes), limit)


async def is_coming(connection: AsyncConnection, person_id: int, vote: int) -> bool:
    """Tell whether a poll for a vote is on its way to somebody."""
    unsent = outbox.c.state.in_((State.PENDING.value, State.SENDING.value, State.HELD.value))
    mine = (outbox.c.person_id == person_id) & (outbox.c.target == vote)
    is_poll = outbox.c.operation == Operation.POLL.value
    return bool(await connection.scalar(select(exists().where(mine, unsent, is_poll))))


async def forget(connection: AsyncConnection, found: Sequence[Ballot]) -> None:
    """Know no more of these polls."""
    if found:
        gone = ballots.c.poll.in_([one.poll for one in found])
        await connection.execute(delete(ballots).where(gone))


async def erase(connection: AsyncConnection, person_id: int) -> None:
    """Know no more of any poll that one person has."""
    await connection.execute(delete(ballots).where(ballots.c.person_id == person_id))


async def _read(
    connection: AsyncConnection, which: ColumnElement[bool], limit: int | None = None
) -> list[Ballot]:
    query = select(ballots).where(which).order_by(ballots.c.vote, ballots.c.person_id)
    rows = await connection.execute(query.order_by(ballots.c.poll).limit(limit))
    return [Ballot(row.poll, row.person_id, row.vote, row.message_id) for row in rows]


def _lookup(vault: Vault, poll_id: str) -> str:
    return vault.lookup("ballots", poll_id)
