"""Events for scenarios of what goes on around them: written down at once, without the wizard."""

import datetime as dt
from typing import Any

from bot.features.events import service
from bot.features.events.domain import Event, Kind, Mode, State, Words
from bot.features.events.repository import events
from tests.conftest import START, World

WORDS = {"en": Words("Pathways day", "Meet people who have walked the path.")}


async def hold(world: World, in_days: float = 30, hours: float = 5.5, **more: Any) -> int:
    """Write down an event that starts some days after the world began; return its id."""
    starts_at = START + dt.timedelta(days=in_days, hours=1)
    async with world.app.runtime.unit_of_work() as uow:
        event = Event(
            id=events.new_id(),
            kind=Kind.WORKSHOP,
            made_at=uow.now,
            changed_at=uow.now,
            zone="Europe/London",
            language="en",
            **{
                "words": WORDS,
                "state": State.OPEN,
                "mode": Mode.BOTH,
                "place": "Chelmsford, Bishop Hall Lane",
                "link": "https://example.org/room",
                "starts_at": starts_at,
                "ends_at": starts_at + dt.timedelta(hours=hours),
                **more,
            },
        )
        await events.add(uow, event)
    return event.id


async def cancel(world: World, event: int) -> None:
    async with world.app.runtime.unit_of_work() as uow:
        await service.cancel(uow, event)
