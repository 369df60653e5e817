"""Use cases of home: what to refuse aloud, and how often."""

import datetime as dt

from bot.delivery import occurrences
from bot.features.home.domain import Unreadable
from bot.unit_of_work import UnitOfWork

QUIET = dt.timedelta(minutes=10)


async def should_refuse(uow: UnitOfWork, what: Unreadable, album: str | None) -> bool:
    """Whether to say (again) that this cannot be read: once per album, and once in ten minutes.

    Everything that is just no text counts as one; a contact, a place, a forwarded message and what
    could be sent in another way have their own reason to be told.
    """
    if album and not await _first(uow, "refused album", album):
        return False
    reason = what if what in SPECIAL else "no text"
    window = int(uow.now.timestamp() // QUIET.total_seconds())
    return await _first(uow, f"refused {reason}", str(window))


SPECIAL = (
    Unreadable.CONTACT,
    Unreadable.PLACE,
    Unreadable.FORWARD,
    Unreadable.ALBUM,
    Unreadable.PICTURE_FILE,
)


async def _first(uow: UnitOfWork, job: str, slot: str) -> bool:
    return await occurrences.claim(uow.connection, job, uow.person.id, slot, uow.now)
