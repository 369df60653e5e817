"""Votes as coordinators make them: written, planned, opened, closed."""

import dataclasses
import datetime as dt
from typing import Final

from bot.features.votes import domain, repository
from bot.features.votes.domain import DAYS, Audience, State, Vote
from bot.features.votes.errors import BegunError, GoneError
from bot.i18n.languages import language
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

WORDS: Final = "vote-words"


async def listed(uow: UnitOfWork) -> list[Vote]:
    """Return every vote, the newest first."""
    return await repository.listed(uow, *State)


async def get(uow: UnitOfWork, vote_id: int) -> Vote:
    """Return a vote. Raises GoneError."""
    vote = await repository.get(uow, vote_id)
    if vote is None:
        raise GoneError
    return vote


async def ask(uow: UnitOfWork, vote_id: int, code: str) -> Vote | None:
    """Wait for the words of a new vote (id 0), or of a draft. Raises GoneError, BegunError."""
    vote = await draft(uow, vote_id) if vote_id else None
    uow.ask(Prompt(WORDS, {"vote": str(vote_id), "language": code}))
    return vote


async def write(uow: UnitOfWork, text: str) -> Vote:
    """Keep the typed words of a draft. Raises UserError for what is amiss: it may be typed again.

    The same options must be there in every language.
    """
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    code, vote_id = prompt.data["language"], int(prompt.data["vote"])
    vote = await draft(uow, vote_id) if vote_id else None
    others = [one for other, one in vote.wordings.items() if other != code] if vote else []
    size = len(others[0].options) if others else None
    wording = domain.read(text, language(code).direction, size)
    await uow.close_prompt()
    if vote is None:
        vote = Vote(repository.new_id(), State.DRAFT, Audience.EVERYBODY, DAYS[1], uow.now,
                    {code: wording})  # fmt: skip
        await repository.add(uow, vote)
        return vote
    return await _save(uow, vote, wordings={**vote.wordings, code: wording})


async def plan(uow: UnitOfWork, vote_id: int, audience: str, days: int) -> Vote:
    """Say who is asked and for how long. Raises GoneError, BegunError."""
    vote = await draft(uow, vote_id)
    known = audience in list(Audience) and days in DAYS
    return await _save(uow, vote, audience=Audience(audience), days=days) if known else vote


async def start(uow: UnitOfWork, vote_id: int, zone: dt.tzinfo) -> Vote:
    """Open a draft; a second tap changes nothing. Raises GoneError."""
    vote = await _locked(uow, vote_id)
    if vote.state is not State.DRAFT:
        return vote
    closes_at = domain.closing(uow.now, vote.days, zone)
    return await _save(uow, vote, state=State.OPEN, closes_at=closes_at, reached=0)


async def close(uow: UnitOfWork, vote_id: int) -> Vote:
    """Take no more choices from now on. Raises GoneError."""
    vote = await _locked(uow, vote_id)
    return await _save(uow, vote, closes_at=uow.now) if vote.takes_votes(uow.now) else vote


async def drop(uow: UnitOfWork, vote_id: int) -> None:
    """Delete a draft. Raises GoneError, BegunError."""
    await repository.drop(uow, await draft(uow, vote_id))


async def draft(uow: UnitOfWork, vote_id: int) -> Vote:
    """Return a vote that may be changed. Raises GoneError, BegunError."""
    vote = await _locked(uow, vote_id)
    if vote.state is not State.DRAFT:
        raise BegunError
    return vote


async def _locked(uow: UnitOfWork, vote_id: int) -> Vote:
    vote = await repository.get(uow, vote_id, lock=True)
    if vote is None:
        raise GoneError
    return vote


async def _save(uow: UnitOfWork, vote: Vote, **changes: object) -> Vote:
    changed = dataclasses.replace(vote, **changes)  # type: ignore[arg-type] # names checked by replace
    await repository.save(uow, changed)
    return changed
