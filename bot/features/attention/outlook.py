"""What stands in the way of telling people something, before anything is sent."""

import datetime as dt
from collections.abc import Collection, Mapping
from enum import StrEnum

from bot.features.attention.planner import WEEK, Reader, free_from
from bot.nudges import Rhythm, due
from bot.office import Office, zone_of
from bot.people.person import Person
from bot.people.quiet import is_quiet
from bot.unit_of_work import UnitOfWork


class Hold(StrEnum):
    """The first thing that stands in the way."""

    NONE = "none"
    AWAY = "away"  # cannot be reached
    STOPPED = "stopped"
    PAUSED = "paused"
    NIGHT = "night"
    FULL = "full"  # had as much as one gets in a day, or a week


async def outlook(
    uow: UnitOfWork, office: Office, people: Collection[Person], at: dt.datetime
) -> Mapping[int, tuple[Hold, bool]]:
    """Return for each of some people what would stand in the way at a moment.

    With it goes whether nothing may show on their lock screen.
    """
    ids = [one.id for one in people]
    rhythms = await due.rhythms_of(uow, ids)
    sent = await due.sent_since(uow, ids, at - WEEK)
    rules, found = office.programme, {}
    for one in people:
        rhythm = rhythms.get(one.id, Rhythm())
        reader = Reader(rhythm, zone_of(office, one), rules.nudges_per_day, rules.nudges_per_week)
        hold = Hold.AWAY
        if one.reachable:
            hold = holds(reader, sent.get(one.id, []), at)
        found[one.id] = hold, rhythm.discreet
    return found


def holds(reader: Reader, sent: list[dt.datetime], at: dt.datetime) -> Hold:
    """Return what would stand in the way of somebody who can be reached."""
    if reader.rhythm.stopped:
        return Hold.STOPPED
    if reader.rhythm.is_paused(at):
        return Hold.PAUSED
    if is_quiet(at, reader.zone, reader.rhythm.quiet):
        return Hold.NIGHT
    return Hold.FULL if free_from(reader, sent, at) > at else Hold.NONE
