"""Warnings before a dated result is not valid any more: proposed to the planner of attention.

They follow the rules of content: when one changes, everybody with a result is planned anew.
"""

import datetime as dt
import zlib
from typing import Final

from bot.content import Library
from bot.features.pathways import repository
from bot.features.pathways.domain import Phase, Running
from bot.features.pathways.service.plans import own
from bot.nudges import Nudge, propose_all
from bot.office import Office, zone_of
from bot.people.quiet import at_hour
from bot.unit_of_work import UnitOfWork

CLOCK: Final = "clock"
"""The kind of these nudges."""
HOUR: Final = 9
LAST: Final = dt.timedelta(days=30)
"""How long before the end somebody hears a second time."""


def rules_of(library: Library) -> str:
    """Return what stands for the rules of all clocks: another text once one changes."""
    rules = [
        (one.id, one.warn_months, repr(library.figure(one.valid_for))) for one in library.clocks
    ]
    return f"{zlib.crc32(repr(sorted(rules)).encode()):08x}"


async def outdated(uow: UnitOfWork, library: Library, limit: int) -> list[int]:
    """Return people, by id, whose warnings were planned by other rules, or not yet."""
    return await repository.warned_by_others(uow.connection, rules_of(library), limit)


async def plan(uow: UnitOfWork, office: Office) -> None:
    """Propose the warnings of the person of this unit, by the rules of today.

    Who has just typed a date has seen a warning that is due already: it is not said again.
    """
    library, person = office.library, uow.person
    is_new = await repository.warned_by(uow.connection, person.id) == {""}
    zone = zone_of(office, person)
    mine = await own(uow, library)
    found = [nudge for one in mine.clocks for nudge in _warnings(one, zone)]
    due = [(person, one) for one in found if not (is_new and one.due_at <= uow.now)]
    await propose_all(uow, due)
    await repository.set_warned_by(uow.connection, person.id, rules_of(library))


def _warnings(one: Running, zone: dt.tzinfo) -> list[Nudge]:
    """Return when to warn of the end of a result: in time to act, and a month before."""
    end = at_hour(one.end + dt.timedelta(days=1), 0, zone)
    days = sorted({one.warned_from, max(one.warned_from, one.end - LAST)})
    return [
        Nudge(
            CLOCK,
            f"{one.clock.id} {one.end} {number}",
            at_hour(day, HOUR, zone),
            end,
            {"clock": one.clock.id, "end": one.end.isoformat()},
        )
        for number, day in enumerate(days)
    ]


async def current(uow: UnitOfWork, library: Library, nudge: Nudge) -> Running | None:
    """Return the clock that a nudge warns of; None when it is of no interest any more.

    That is so when the result is gone, the rule or the date has changed, or nothing is left to do.
    """
    mine = await own(uow, library)
    nothing_left = mine.pathway is not None and not mine.plan(mine.pathway).open
    for one in mine.clocks:
        same = (one.clock.id, one.end.isoformat()) == (nudge.data["clock"], nudge.data["end"])
        if same and one.phase is not Phase.ENDED and not nothing_left:
            return one
    return None


async def is_active(uow: UnitOfWork, since: dt.datetime) -> bool:
    """Whether the person of this unit has said anything of a step since a moment."""
    return await repository.changed_since(uow.connection, uow.person.id, since)
