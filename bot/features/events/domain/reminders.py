"""When somebody who comes is reminded of an event."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

WEEK: Final = dt.timedelta(days=7)
DAY: Final = dt.timedelta(days=1)
HOURS: Final = dt.timedelta(hours=2)


class Lead(StrEnum):
    """How long before the event."""

    WEEK = "week"
    DAY = "day"
    HOURS = "hours"


@dataclass(frozen=True)
class Reminder:
    """One reminder: from when on it can be said, and until when the next one is better."""

    lead: Lead
    due_at: dt.datetime
    expires_at: dt.datetime

    @property
    def is_urgent(self) -> bool:
        return self.lead is Lead.HOURS


def reminders(starts_at: dt.datetime, zone: ZoneInfo, now: dt.datetime) -> list[Reminder]:
    """Return the reminders that are still to come for somebody who lives by `zone`.

    A week and a day before are the same time on the clock of that day, whatever clocks do in
    between; two hours are two hours.
    """
    return [one for one in _all(starts_at, zone) if one.due_at > now]


def _all(starts_at: dt.datetime, zone: ZoneInfo) -> Iterator[Reminder]:
    week, day = (_days_before(starts_at, zone, lead) for lead in (WEEK, DAY))
    hours = starts_at - HOURS
    yield Reminder(Lead.WEEK, week, day)
    yield Reminder(Lead.DAY, day, hours)
    yield Reminder(Lead.HOURS, hours, starts_at)


def _days_before(starts_at: dt.datetime, zone: ZoneInfo, lead: dt.timedelta) -> dt.datetime:
    local = starts_at.astimezone(zone)
    return dt.datetime.combine(local.date() - lead, local.time(), zone).astimezone(dt.UTC)
