"""Changing an event that people know of: everybody who said yes keeps it, and hears of it."""

from bot.features.events.domain import Event, State
from bot.features.events.errors import GoneError
from bot.features.events.repository import events
from bot.unit_of_work import UnitOfWork


async def cancel(uow: UnitOfWork, event_id: int, *, later: bool = False) -> list[Event]:
    """Cancel an event, with `later` also those of its series that come after it.

    Everybody who wanted to come hears of it. Returns what was cancelled now: a second tap
    cancels nothing. Raises GoneError.
    """
    cancelled = []
    for event in await of_series(uow, event_id, later=later):
        if event.is_coming(uow.now):
            off = event.but(state=State.CANCELLED, sequence=event.sequence + 1, following=0,
                            reached=None, changed_at=uow.now)  # fmt: skip
            await events.save(uow, off)
            cancelled.append(off)
    return cancelled


async def of_series(uow: UnitOfWork, event_id: int, *, later: bool) -> list[Event]:
    """Return an event that people know of, locked, and with `later` those after it."""
    event = await locked(uow, event_id)
    if event.state is State.DRAFT:
        raise GoneError
    if not later:
        return [event]
    _, *after = await events.of_series(uow, event)
    found = [await events.get(uow, one.id, lock=True) for one in after]
    return [event, *(one for one in found if one)]


async def locked(uow: UnitOfWork, event_id: int) -> Event:
    event = await events.get(uow, event_id, lock=True)
    if event is None:
        raise GoneError
    return event
