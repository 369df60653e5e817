"""What coordinators do: look after concerns, note what they did, close."""

from bot.features.concerns import repository
from bot.features.concerns.domain import Concern, File, Outcome, Voice, most_urgent_first
from bot.features.concerns.errors import GoneError, OverError, TakenError
from bot.features.concerns.service.telling import tell_reporter
from bot.features.concerns.service.writing import NOTE, expect, expected, keep
from bot.features.concerns.views import reporter
from bot.office import Office
from bot.people import audit, safety
from bot.unit_of_work import UnitOfWork


async def count(uow: UnitOfWork) -> int:
    """Return how many open concerns the coordinator who acts may see, for their home."""
    return sum(one.may_be_seen_by(uow.person) for one in await repository.open_(uow))


async def listed(uow: UnitOfWork) -> tuple[list[Concern], set[int]]:
    """Return the open concerns and those that stop somebody, the most urgent first.

    The second value: the ids of those that stop somebody.
    """
    stopping = await safety.all_causes(uow.connection)
    found = {one.id: one for one in await repository.among(uow, stopping)}
    found |= {one.id: one for one in await repository.open_(uow)}
    seen = [one for one in found.values() if one.may_be_seen_by(uow.person)]
    return most_urgent_first(seen), stopping


async def look(uow: UnitOfWork, concern_id: int) -> File:
    """Return a concern to a coordinator. Raises GoneError."""
    return await file_of(uow, await find(uow, concern_id))


async def by_ref(uow: UnitOfWork, ref: str) -> File | None:
    """Return the concern that people quote so."""
    found = await repository.by_ref(uow, ref)
    return await look(uow, found.id) if found else None


async def read(uow: UnitOfWork, concern_id: int) -> tuple[File, str]:
    """Return a concern with the conversation as it was reported. Raises GoneError."""
    file = await look(uow, concern_id)
    return file, await repository.conversation(uow, file.concern)


async def claim(uow: UnitOfWork, office: Office, concern_id: int, seen: int) -> File:
    """Give a concern to the coordinator who acts; from another, if that claim is the one `seen`.

    Raises GoneError, OverError, TakenError.
    """
    concern = await find(uow, concern_id)
    if not concern.is_open:
        raise OverError(concern.ref)
    if concern.claimed_by != uow.person.id:
        if concern.claim != seen:
            raise TakenError(concern.ref)
        is_first = concern.claimed_by is None
        concern = await repository.save(uow, concern.claimed(uow.person, uow.now))
        if is_first:
            await tell_reporter(uow, office, concern, reporter.looked_after)
    return await file_of(uow, concern)


async def ask_note(uow: UnitOfWork, concern_id: int) -> Concern:
    """Expect a note from a coordinator. Raises GoneError."""
    concern = await find(uow, concern_id)
    await expect(uow, NOTE, concern.id)
    return concern


async def add_note(uow: UnitOfWork, text: str) -> File | None:
    """Keep a note; None when the concern is gone. Raises EmptyTextError."""
    concern = await expected(uow)
    if concern is None or not concern.may_be_seen_by(uow.person):
        return None
    uow.about(concern.ref)
    await keep(uow, concern, Voice.COORDINATOR, text)
    return await file_of(uow, await repository.save(uow, concern.stirred(uow.now)))


async def close(uow: UnitOfWork, office: Office, concern_id: int, outcome: Outcome) -> File:
    """Close a concern that the coordinator looks after; a second tap changes nothing.

    Raises GoneError, TakenError.
    """
    concern = await find(uow, concern_id)
    if concern.claimed_by != uow.person.id:
        raise TakenError(concern.ref)
    if concern.is_open:
        concern = await repository.save(uow, concern.closed(outcome, uow.now))
        await tell_reporter(uow, office, concern, reporter.closed)
    return await file_of(uow, concern)


async def find(uow: UnitOfWork, concern_id: int) -> Concern:
    concern = await repository.get(uow, concern_id)
    if concern is None or not concern.may_be_seen_by(uow.person):
        raise GoneError
    uow.about(concern.ref)
    return concern


async def file_of(uow: UnitOfWork, concern: Concern) -> File:
    stopping = await safety.all_causes(uow.connection)
    mine, keeper = concern.claimed_by == uow.person.id, concern.claimed_by
    return File(
        concern,
        await repository.written(uow, concern),
        suspended=concern.id in stopping,
        mine=mine,
        keeper=audit.code_of(audit.actor(uow.vault, keeper)) if keeper else "",
    )
