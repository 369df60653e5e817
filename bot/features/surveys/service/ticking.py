"""What the clock does about surveys: invitations, and two reminders to those who are silent."""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

from bot.content import Library
from bot.content.instruments import Audience
from bot.features.surveys.domain import CHOSEN, SAME, Wave
from bot.features.surveys.pseudonyms import pseudonym
from bot.features.surveys.repository import invitations, responses, waves
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

Invite = Callable[[UnitOfWork, list[Person], Wave], Awaitable[None]]
AT_ONCE: Final = 50
"""People who are written to in one unit: who taps a button waits for it."""


async def due(uow: UnitOfWork) -> list[int]:
    """Return the waves that the clock must look at now."""
    return await waves.due(uow)


async def tick(uow: UnitOfWork, library: Library, wave_id: int, invite: Invite) -> bool:
    """Go on with the round of a wave: the next people, exactly once; tell whether more wait.

    Where a round has come to and what it sends commit together. The wave is held meanwhile, so
    that of two replicas one waits and then finds the next people.
    """
    wave = await waves.get(uow, wave_id, lock=True)
    if wave is None or wave.due_at is None or wave.due_at > uow.now:
        return False
    if wave.is_closed(uow.now) or library.instrument(wave.instrument) is None:
        await waves.save(uow, wave.closed(uow.now))
        return False
    if wave.is_fresh:
        await _invite_audience(uow, wave)
    following = await invitations.following(uow, wave, AT_ONCE)
    if not following:
        await waves.save(uow, wave.next_round(uow.now))
        return False
    await invite(uow, await _silent(uow, wave, following), wave)
    await waves.save(uow, wave.came_to(following[-1]))
    return True


async def forget(uow: UnitOfWork, before: dt.datetime) -> None:
    """Forget who was asked by name, as who came to an event, when that was before a moment."""
    for wave_id in await invitations.by_name(uow, before):
        await waves.get(uow, wave_id, lock=True)
        await invitations.forget_people(uow, wave_id)


async def _invite_audience(uow: UnitOfWork, wave: Wave) -> None:
    if wave.audience == SAME:
        await invitations.invite_same(uow, wave)
    elif wave.audience != CHOSEN:
        await invitations.invite_audience(uow, wave, Audience(wave.audience))


async def _silent(uow: UnitOfWork, wave: Wave, person_ids: list[int]) -> list[Person]:
    """Return those who can be reached and have not come to the end. It is noted nowhere."""
    found = [await uow.get_person(one) for one in person_ids]
    names = {pseudonym(uow, one): one for one in found if one and one.reachable}
    finished = await responses.finished(uow, wave.id, list(names))
    return [person for name, person in names.items() if name not in finished]
