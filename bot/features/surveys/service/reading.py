"""What others may read of surveys: waves, and what was answered, under pseudonyms."""

import dataclasses
from collections.abc import Collection
from typing import Final

from bot.content import Library
from bot.features.surveys.domain import Response, Sheet, Wave
from bot.features.surveys.repository import invitations
from bot.features.surveys.repository import responses as stored
from bot.features.surveys.repository import waves as listed
from bot.unit_of_work import UnitOfWork

BATCH: Final = 500


async def waves(uow: UnitOfWork) -> list[Wave]:
    """Return every wave, the newest first."""
    return await listed.all_of_them(uow)


async def responses(uow: UnitOfWork, library: Library, wave_ids: Collection[int]) -> list[Response]:
    """Return every response to these waves, also those not finished (`Response.finished`).

    An answer to what was not asked on their final way is left out. A wave that is still open is
    returned too: whoever shows results shows none of it (`Wave.is_closed`).
    """
    return [_as_asked(library, one) for one in await stored.of(uow, wave_ids)]


async def invited(uow: UnitOfWork, wave_id: int) -> int:
    """Return how many were invited to a wave."""
    return await invitations.count(uow, wave_id)


async def invitees(uow: UnitOfWork, wave: Wave) -> list[int]:
    """Return the people who were asked and did not stop it; whether they answered is not known."""
    found: list[int] = []
    while more := await invitations.following(uow, wave.came_to(max(found, default=-1)), BATCH):
        found += more
    return found


def _as_asked(library: Library, response: Response) -> Response:
    instrument = library.instrument(response.instrument)
    if instrument is None:
        return response
    return dataclasses.replace(response, answers=Sheet(instrument, response.answers).kept)
