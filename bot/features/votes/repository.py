"""Votes in the database."""

import json
import secrets
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import delete, func, insert, select, update

from bot.db.database import insert_new
from bot.features.votes.domain import Audience, Outcome, State, Vote, Wording
from bot.features.votes.tables import choices, votes
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
_WORDING: Final = "votes.wording"
_OUTCOME: Final = "votes.outcome"


# What is asked


def new_id() -> int:
    return secrets.randbits(ID_BITS) or 1  # 0 stands for none


async def add(uow: UnitOfWork, vote: Vote) -> None:
    row = {"id": vote.id, "made_at": vote.made_at, **_values(uow, vote)}
    await uow.connection.execute(insert(votes).values(**row))


async def save(uow: UnitOfWork, vote: Vote) -> None:
    mine = update(votes).where(votes.c.id == vote.id)
    await uow.connection.execute(mine.values(**_values(uow, vote)))


async def drop(uow: UnitOfWork, vote: Vote) -> None:
    await uow.connection.execute(delete(votes).where(votes.c.id == vote.id))


async def get(uow: UnitOfWork, vote_id: int, *, lock: bool = False) -> Vote | None:
    """Return a vote; with `lock`, nobody else changes it until the unit ends."""
    query = select(votes).where(votes.c.id == vote_id)
    row = (await uow.connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return _vote(uow, row) if row else None


async def listed(uow: UnitOfWork, *states: State) -> list[Vote]:
    """Return the votes in these states, the newest first."""
    query = select(votes).where(votes.c.state.in_([one.value for one in states]))
    rows = await uow.connection.execute(query.order_by(votes.c.made_at.desc(), votes.c.id))
    return [_vote(uow, row) for row in rows]


async def counted(uow: UnitOfWork) -> list[int]:
    """Return the ids of the votes that take no choices any more."""
    over = votes.c.state.in_((State.CLOSING.value, State.CLOSED.value))
    return list(await uow.connection.scalars(select(votes.c.id).where(over)))


def _values(uow: UnitOfWork, vote: Vote) -> dict[str, Any]:
    wordings = {code: [one.question, *one.options] for code, one in vote.wordings.items()}
    outcome = [vote.outcome.voters, vote.outcome.groups, vote.outcome.leader]
    return {
        "state": vote.state.value,
        "audience": vote.audience.value,
        "days": vote.days,
        "closes_at": vote.closes_at,
        "reached": vote.reached,
        "wording": uow.vault.seal(_WORDING, vote.id, json.dumps(wordings, ensure_ascii=False)),
        "outcome": uow.vault.seal(_OUTCOME, vote.id, json.dumps(outcome)),
    }


def _vote(uow: UnitOfWork, row: Any) -> Vote:
    wordings = json.loads(uow.vault.open(_WORDING, row.id, row.wording))
    voters, groups, leader = json.loads(uow.vault.open(_OUTCOME, row.id, row.outcome))
    return Vote(
        id=row.id,
        state=State(row.state),
        audience=Audience(row.audience),
        days=row.days,
        made_at=row.made_at,
        wordings={code: Wording(said[0], tuple(said[1:])) for code, said in wordings.items()},
        closes_at=row.closes_at,
        reached=row.reached,
        outcome=Outcome(voters, tuple((tuple(group), n) for group, n in groups), leader),
    )


# What people choose, until it is counted


async def choose(uow: UnitOfWork, vote_id: int, option: int) -> None:
    """Keep what the person who acts chose last."""
    row = {"vote_id": vote_id, "person_id": uow.person.id, "option": option}
    new = insert_new(choices, uow.connection.dialect.name)
    await uow.connection.execute(new.values(**row))
    await uow.connection.execute(
        update(choices).where(*_of(vote_id, [uow.person.id])).values(option=option)
    )


async def counts(uow: UnitOfWork, vote: Vote) -> list[int]:
    """Return how often each option was chosen."""
    query = select(choices.c.option, func.count().label("n")).where(choices.c.vote_id == vote.id)
    rows = await uow.connection.execute(query.group_by(choices.c.option))
    found = {row.option: row.n for row in rows}
    return [found.get(place, 0) for place in range(vote.size)]


async def voters(uow: UnitOfWork, vote: Vote, limit: int) -> list[int]:
    """Return some of those whose choice is still there."""
    query = select(choices.c.person_id).where(choices.c.vote_id == vote.id)
    return list(await uow.connection.scalars(query.order_by("person_id").limit(limit)))


async def forget(uow: UnitOfWork, vote_id: int, person_ids: Collection[int]) -> None:
    """Delete what these people chose in one vote."""
    await uow.connection.execute(delete(choices).where(*_of(vote_id, list(person_ids))))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(choices).where(choices.c.person_id == person_id))


def _of(vote_id: int, person_ids: Sequence[int]) -> tuple[Any, ...]:
    return choices.c.vote_id == vote_id, choices.c.person_id.in_(person_ids)
