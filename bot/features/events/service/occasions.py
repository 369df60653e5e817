"""Events as what goes on around them sees them: the kit of coordinators, and who came."""

import datetime as dt
from typing import Final

from bot.features.events.domain import Event, State
from bot.features.events.repository import events
from bot.occasions import GoneError, Occasion
from bot.unit_of_work import UnitOfWork

TAKE_PLACE: Final = (State.OPEN, State.CLOSED, State.OVER)


def occasion(event: Event, language: str) -> Occasion:
    """Return an event that has a date, for a reader of this language."""
    return Occasion(
        id=event.id,
        title=event.wording(language).title,
        kind=event.kind.value,
        ways=frozenset(way.value for way in event.mode.ways),
        made_at=event.made_at,
        starts_at=event.begins,
        ends_at=event.ends,
        zone=event.clock,
        place=event.place,
        repeats=event.series is not None and event.series != event.id,
    )


async def find(
    uow: UnitOfWork, event_id: int, language: str = "en", *, lock: bool = False
) -> Occasion | None:
    """Return an event with a date and an end; None for what lacks one, is gone or cancelled.

    With `lock`, nobody else changes it, or what goes on around it, until the unit ends.
    """
    event = await events.get(uow, event_id, lock=lock)
    if event is None or event.ends_at is None or event.state is State.CANCELLED:
        return None
    return occasion(event, language)


async def get(uow: UnitOfWork, event_id: int, language: str, *, lock: bool = False) -> Occasion:
    """Return such an event, as `find` does. Raises GoneError."""
    found = await find(uow, event_id, language, lock=lock)
    if found is None:
        raise GoneError
    return found


async def near(
    uow: UnitOfWork, past: dt.timedelta, language: str = "en", *, drafts: bool = False
) -> list[Occasion]:
    """Return the events to come, and those that ended not longer ago than `past`, by date."""
    states = (*TAKE_PLACE, State.DRAFT) if drafts else TAKE_PLACE
    found = await events.listed(uow, *states)
    return [
        occasion(one, language)
        for one in found
        if one.ends_at is not None and one.ends_at > uow.now - past
    ]
