"""When the clock has something to do about a call, and when there is something to say of it."""

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
CHOOSE_AFTER: Final = DAY
NO_WORD_AFTER: Final = 7 * DAY  # nobody says whether the call happened: it is closed
LAST_HOUR: Final = QUIET_FROM - 1


class Kind(StrEnum):
    """What the clock does."""

    AGAIN = "again"  # nobody has offered times: coordinators hear again
    LAPSE = "lapse"  # times were offered, none was chosen, and the last of them is here
    NO_WORD = "no-word"
    LEFT = "left"
    FORGET = "forget"


class About(StrEnum):
    """What one side is reminded of."""

    TOMORROW = "tomorrow"
    SOON = "soon"  # in two hours
    CHOOSE = "choose"  # times are offered, and none is chosen
    AFTER = "after"  # did it happen?


@dataclass(frozen=True)
class Terms:
    """What the programme says.

    `patience`: how long a wish waits for times until coordinators hear again. `kept`: how long a
    call that is over is kept, without its texts.
    """

    patience: dt.timedelta
    kept: dt.timedelta


@dataclass(frozen=True)
class Event:
    """One thing for the clock to do. `round` tells repeats."""

    at: dt.datetime
    kind: Kind
    round: int = 0


@dataclass(frozen=True)
class Reminder:
    """One thing to say to one side, from a moment on and not from another one on."""

    about: About
    side: Side
    due_at: dt.datetime
    expires_at: dt.datetime

    @property
    def is_urgent(self) -> bool:
        """Whether it is of no use later: the call begins."""
        return self.about is About.SOON


def reminder_at(about: About, starts_at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return when to remind somebody in `zone` of a call: TOMORROW or SOON.

    A day before is the same time on the clock of that day, whatever clocks do in between; two
    hours are two hours. In quiet hours it moves within its day, unless the call is on that day.
    """
    start = starts_at.astimezone(zone)
    if about is About.SOON:
        moment = (starts_at - TWO_HOURS).astimezone(zone)
    else:
        moment = dt.datetime.combine(start.date() - DAY, start.time(), zone)
    if moment.date() != start.date() and is_quiet(moment, zone):
        hour = QUIET_UNTIL if moment.hour < QUIET_UNTIL else LAST_HOUR
        moment = dt.datetime.combine(moment.date(), dt.time(hour), zone)
    return moment.astimezone(dt.UTC)


def reminders(
    meeting: Meeting, slots: Sequence[dt.datetime], zones: Mapping[Side, ZoneInfo]
) -> list[Reminder]:
    """Return what is to be said of a call as it is, also what is past: each ends where it errs.

    No reminder comes after a later one, and none when the call has begun. `slots` are the times
    that are offered.
    """
    match meeting.state:
        case State.OFFERED:
            due = after_quiet(meeting.since + CHOOSE_AFTER, zones[Side.ASKER])
            end = max(slots, default=meeting.since)
            return [Reminder(About.CHOOSE, Side.ASKER, due, end)] if due < end else []
        case State.AGREED:
            return [one for side in Side for one in _of_agreed(meeting, side, zones[side])]
        case _:
            return []


def _of_agreed(meeting: Meeting, side: Side, zone: ZoneInfo) -> Iterator[Reminder]:
    assert meeting.starts_at
    tomorrow = reminder_at(About.TOMORROW, meeting.starts_at, zone)
    soon = reminder_at(About.SOON, meeting.starts_at, zone)
    if tomorrow > meeting.since:  # who agrees later has just heard of it
        yield Reminder(About.TOMORROW, side, tomorrow, soon)
    if soon > meeting.since:
        yield Reminder(About.SOON, side, soon, meeting.starts_at)
    after = after_quiet(meeting.ends_at, zone)
    yield Reminder(About.AFTER, side, after, meeting.ends_at + NO_WORD_AFTER)


def events(meeting: Meeting, slots: Sequence[dt.datetime], terms: Terms, now: dt.datetime) \
        -> list[Event]:  # fmt: skip
    """Return what the clock has to do about a call as it is, in order; also what is past."""
    match meeting.state:
        case State.ASKED:
            rounds = max((now - meeting.asked_at) // terms.patience, 1)
            return [
                Event(meeting.asked_at + n * terms.patience, Kind.AGAIN, round=n)
                for n in (rounds, rounds + 1)
            ]
        case State.OFFERED:
            return [Event(max(slots, default=meeting.since), Kind.LAPSE)]
        case State.AGREED:
            return [Event(meeting.ends_at + NO_WORD_AFTER, Kind.NO_WORD)]
        case State.LEFT:
            return [Event(meeting.since, Kind.LEFT)]
        case State.HAPPENED | State.CLOSED:
            return [Event(meeting.since + terms.kept, Kind.FORGET)]


def due(planned: Sequence[Event], now: dt.datetime) -> Event | None:
    """Return what to do now: the last of what is past stands for all of it."""
    return next((event for event in reversed(planned) if event.at <= now), None)


def next_look(planned: Sequence[Event], after: dt.datetime) -> dt.datetime | None:
    """Return when there is something to do after a moment."""
    return min((event.at for event in planned if event.at > after), default=None)
