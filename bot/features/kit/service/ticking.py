"""What the clock does about kits: one reminder to whoever looks after a task, and the end."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Final

from bot.content import Library
from bot.features.kit import repository
from bot.features.kit.domain import Item
from bot.features.kit.service.reading import Prepared, all_prepared, prepared
from bot.nudges import Nudge, propose_all
from bot.occasions import Occasion
from bot.people.person import Person, Role
from bot.people.quiet import at_hour
from bot.unit_of_work import UnitOfWork

DUE: Final = "kit-due"
"""The kind of the reminder."""
MORNING: Final = 9  # o'clock, where the event is
AHEAD: Final = dt.timedelta(days=2)
STAYS: Final = dt.timedelta(days=5)
LOOKS_BACK: Final = dt.timedelta(days=35)
"""How long after an event its tasks can be late: all of them are done by then, or given up."""
KEPT: Final = dt.timedelta(days=90)
"""How long after an event its kit is kept: whoever spoke is then not named any more."""


async def remind(uow: UnitOfWork, library: Library, occasions: Sequence[Occasion]) -> None:
    """Propose what is due soon to those who look after it: once for each task and day."""
    proposals = []
    for found in await all_prepared(uow, library, occasions):
        for one in found.items:
            if one.is_open and one.mark.owner and one.due:
                nudge = _nudge(found.occasion, one)
                owner = await uow.get_person(one.mark.owner)
                if owner and Role.COORDINATOR in owner.roles and nudge.due_at <= uow.now + AHEAD:
                    proposals.append((owner, nudge))
    await propose_all(uow, proposals)


def _nudge(occasion: Occasion, item: Item) -> Nudge:
    assert item.due, "a task"
    at = at_hour(item.due, MORNING, occasion.zone)
    data: dict[str, str | int] = {"event": occasion.id, "item": item.id}
    return Nudge(DUE, f"{occasion.id} {item.id} {item.due}", at, at + STAYS, data)


async def still_due(
    uow: UnitOfWork, library: Library, occasion: Occasion, nudge: Nudge
) -> tuple[Prepared, Item] | None:
    """Return the kit and the task of a reminder if the person of this unit still has to do it."""
    found = await prepared(uow, library, occasion)
    item = next((one for one in found.items if one.id == nudge.data["item"]), None)
    mine = item and item.is_open and item.mark.owner == uow.person.id
    return (found, item) if item and mine else None


async def overdue(
    uow: UnitOfWork, library: Library, occasions: Sequence[Occasion]
) -> list[Prepared]:
    """Return the kits in which something is late, those first whose event comes first.

    Of an event that repeats, only when somebody has begun to prepare it by itself.
    """
    found = await all_prepared(uow, library, occasions)
    return [one for one in found if one.late and (one.begun or not one.occasion.repeats)]


async def purge(uow: UnitOfWork, kept: Collection[int]) -> None:
    """Delete every kit but those of these events."""
    gone = await repository.events(uow) - set(kept)
    if gone:
        await repository.forget(uow, gone)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Let what a person looked after be nobody's."""
    await repository.disown(uow, person.id)
