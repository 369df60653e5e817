"""When the clock has something to do about a call: reminders, silence, and the end."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.meetings.domain import Meeting, Side, State
from bot.people.quiet import QUIET_FROM, QUIET_UNTIL, after_quiet, is_quiet

DAY: Final = dt.timedelta(days=1)
TWO_HOURS: Final = dt.timedelta(hours=2)
NUDGE_AFTER: Final = DAY
NO_WORD_AFTER: Final = 7 * DAY  # nobody says whether the call happened: it is closed
LAST_HOUR: Final = QUIET_FROM - 1


class Kind(StrEnum):
    """What the clock does."""

    TOMORROW = "day"  # reminders
    SOON = "hours"
    AGAIN = "again"  # nobody has offered times: coordinators hear again
    NUDGE = "nudge"  # times are offered, and none is chosen
    LAPSE = "lapse"  # none was chosen, and the last of them is here
    AFTER = "after"  # did it happen?
    NO_WORD = "no-word"
    LEFT = "left"
    FORGET = "forget"


@dataclass(frozen=True)
class Terms:
    """What the programme says.

    `patience`: how long a wish waits for times until coordinators hear again. `kept`: how long a
    call that is over is kept, without its texts.
    """

    patience: dt.timedelta
    kept: dt.timedelta


REMINDERS: Final = (Kind.TOMORROW, Kind.SOON)


@dataclass(frozen=True)
class Event:
    """One thing for the clock to do, for one side or for none of them. `round` tells repeats."""

    at: dt.datetime
    kind: Kind
    side: Side | None = None
    round: int = 0


def reminder_at(kind: Kind, starts_at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return when to remind somebody in `zone` of a call.

    A day before is the same time on the clock of that day, whatever clocks do in between; two
    hours are two hours. In quiet hours it moves within its day, unless the call is on that day.
    """
    start = starts_at.astimezone(zone)
    if kind is Kind.SOON:
        moment = (starts_at - TWO_HOURS).astimezone(zone)
    else:
        moment = dt.datetime.combine(start.date() - DAY, start.time(), zone)
    if moment.date() != start.date() and is_quiet(moment, zone):
        hour = QUIET_UNTIL if moment.hour < QUIET_UNTIL else LAST_HOUR
        moment = dt.datetime.combine(moment.date(), dt.time(hour), zone)
    return moment.astimezone(dt.UTC)


def events(
    meeting: Meeting,
    slots: Sequence[dt.datetime],
    zones: Mapping[Side, ZoneInfo],
    terms: Terms,
    now: dt.datetime,
) -> list[Event]:
    """Return what the clock has to do about a call as it is, in order; also what is past.

    `slots` are the times that are offered.
    """
    return sorted(_events(meeting, slots, zones, terms, now), key=lambda event: event.at)


def _events(
    meeting: Meeting,
    slots: Sequence[dt.datetime],
    zones: Mapping[Side, ZoneInfo],
    terms: Terms,
    now: dt.datetime,
) -> Iterator[Event]:
    match meeting.state:
        case State.ASKED:
            rounds = max((now - meeting.asked_at) // terms.patience, 1)
            for n in (rounds, rounds + 1):
                yield Event(meeting.asked_at + n * terms.patience, Kind.AGAIN, round=n)
        case State.OFFERED:
            nudge = after_quiet(meeting.since + NUDGE_AFTER, zones[Side.ASKER])
            end = max(slots, default=meeting.since)
            if nudge < end:
                yield Event(nudge, Kind.NUDGE, Side.ASKER)
            yield Event(end, Kind.LAPSE)
        case State.AGREED:
            yield from _of_agreed(meeting, zones)
        case State.LEFT:
            yield Event(meeting.since, Kind.LEFT)
        case State.HAPPENED | State.CLOSED:
            yield Event(meeting.since + terms.kept, Kind.FORGET)


def _of_agreed(meeting: Meeting, zones: Mapping[Side, ZoneInfo]) -> Iterator[Event]:
    assert meeting.starts_at
    for side in Side:
        for kind in REMINDERS:
            at = reminder_at(kind, meeting.starts_at, zones[side])
            if at > meeting.since:  # who agrees later has just heard of it
                yield Event(at, kind, side)
        yield Event(after_quiet(meeting.ends_at, zones[side]), Kind.AFTER, side)
    yield Event(meeting.ends_at + NO_WORD_AFTER, Kind.NO_WORD)


def due(planned: Sequence[Event], starts_at: dt.datetime | None, now: dt.datetime) -> list[Event]:
    """Return what to do now, in order.

    What ends the wait for both comes instead of all that is late. Of the rest only the last for
    each side counts: no reminder comes after a later one, and none when the call has begun.
    """
    past = [event for event in planned if event.at <= now]
    if past and past[-1].side is None:
        return [past[-1]]
    last = {event.side: event for event in past}
    begun = starts_at is not None and starts_at <= now
    return [event for event in last.values() if not (begun and event.kind in REMINDERS)]


def next_look(planned: Sequence[Event], after: dt.datetime) -> dt.datetime | None:
    """Return when there is something to do after a moment."""
    return min((event.at for event in planned if event.at > after), default=None)
