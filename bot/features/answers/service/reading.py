"""What readers of answers do: find those of a step, read one, say that it was enough."""

import re
from typing import Final

from bot.content import Library
from bot.content.answers import Answer
from bot.delivery.store import Store
from bot.features.answers import domain, repository
from bot.features.answers.domain import Shared, State, Translation
from bot.features.answers.errors import GoneError
from bot.unit_of_work import UnitOfWork

KEY: Final = re.compile("[0-9a-f]{8}")


async def to_step(
    uow: UnitOfWork, library: Library, step: str
) -> tuple[list[Answer], list[Shared]]:
    """Return the answers at a step for the person who acts: of content, and from mentors.

    Those from mentors have the words of the reader's language where there are some.
    """
    mine = domain.to_step(library, step, uow.person.profile.get("profession"))
    shared = await repository.published_at(uow, step)
    if not shared:
        return mine, []
    found = await repository.translated(uow.connection, uow.vault, uow.person.language or "")
    words = {one.shared_id: one for one in found}
    return mine, [
        one if one.language == uow.person.language else one.told_in(words.get(one.id))
        for one in shared
    ]


async def find(uow: UnitOfWork, library: Library, key: str) -> Answer | Shared:
    """Return the answer that stands behind a button. Raises GoneError."""
    if one := domain.find(library, key):
        return one
    shared = await repository.get(uow, int(key, 16)) if KEY.fullmatch(key) else None
    if shared is None or shared.state is not State.PUBLISHED:
        raise GoneError
    return shared


async def words_for(uow: UnitOfWork, one: Answer | Shared, language: str) -> Translation | None:
    """Return a mentor's answer in the reader's language, if it was translated into it."""
    if isinstance(one, Answer) or one.language == language:
        return None
    return (await repository.translations_of(uow, one.id)).get(language)


async def enough(uow: UnitOfWork, key: str) -> None:
    """Count that an answer was enough for a reader."""
    await repository.count(uow, key, enough=1, no_mentor=0)


async def no_mentor(uow: UnitOfWork, key: str) -> None:
    """Count that a question was not sent, because of this answer, or ("") of one of several."""
    await repository.count(uow, key, enough=0, no_mentor=1)


async def published(store: Store) -> list[tuple[Shared, list[Translation]]]:
    """Return every answer from a mentor that readers may see, with its translations."""
    async with store.database.reader() as connection:
        words: dict[int, list[Translation]] = {}
        for one in await repository.translated(connection, store.vault):
            words.setdefault(one.shared_id, []).append(one)
        every = await repository.published(connection, store.vault)
        return [(one, words.get(one.id, [])) for one in every]


async def edition(store: Store) -> tuple[int, ...]:
    """Return numbers that are the same as long as all that readers may see is."""
    async with store.database.reader() as connection:
        return await repository.edition(connection)
