"""What readers of answers do: find those of a step, read one, say that it was enough."""

import re
from typing import Final

from bot.content import Library
from bot.content.answers import Answer
from bot.delivery.store import Store
from bot.features.answers import domain, repository
from bot.features.answers.domain import Shared, State
from bot.features.answers.errors import GoneError
from bot.unit_of_work import UnitOfWork

KEY: Final = re.compile("[0-9a-f]{8}")


async def to_step(
    uow: UnitOfWork, library: Library, step: str
) -> tuple[list[Answer], list[Shared]]:
    """Return the answers at a step for the person who acts: of content, and from mentors."""
    mine = domain.to_step(library, step, uow.person.profile.get("profession"))
    return mine, await repository.published_at(uow, step)


async def find(uow: UnitOfWork, library: Library, key: str) -> Answer | Shared:
    """Return the answer that stands behind a button. Raises GoneError."""
    if one := domain.find(library, key):
        return one
    shared = await repository.get(uow, int(key, 16)) if KEY.fullmatch(key) else None
    if shared is None or shared.state is not State.PUBLISHED:
        raise GoneError
    return shared


async def enough(uow: UnitOfWork, key: str) -> None:
    """Count that an answer was enough for a reader."""
    await repository.count(uow, key, enough=1, no_mentor=0)


async def no_mentor(uow: UnitOfWork, key: str) -> None:
    """Count that a question was not sent, because of this answer, or ("") of one of several."""
    await repository.count(uow, key, enough=0, no_mentor=1)


async def published(store: Store) -> list[Shared]:
    """Return every answer from a mentor that readers may see."""
    async with store.database.reader() as connection:
        return await repository.published(connection, store.vault)


async def published_ids(store: Store) -> tuple[int, ...]:
    """Return which there are: while these are the same, so are their texts."""
    async with store.database.reader() as connection:
        return await repository.published_ids(connection)
