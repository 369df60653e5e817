"""The one planner of attention: what of all that is due goes to a person now, and what waits."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.nudges import Planned, Rhythm
from bot.people.quiet import after_quiet, at_hour, is_quiet

DAY: Final = dt.timedelta(days=1)
WEEK: Final = 7 * DAY
TOGETHER: Final = 6
"""How many things that can wait one message tells of at most."""


@dataclass(frozen=True)
class Reader:
    """How one person is reached: what they chose, their clock, and the programme's cap."""

    rhythm: Rhythm
    zone: dt.tzinfo
    per_day: int
    per_week: int

    @property
    def most_a_week(self) -> int:
        return min(self.per_week, self.rhythm.per_week or self.per_week)


@dataclass(frozen=True)
class Plan:
    """What to do about everything that is due for one person.

    `send` is one message, urgent things first; `silent` if they are at night. `move` waits until
    `until`. `drop` is not said any more.
    """

    send: tuple[Planned, ...]
    silent: bool
    move: tuple[Planned, ...]
    until: dt.datetime
    drop: tuple[Planned, ...]


def plan(
    reader: Reader, due: Iterable[Planned], sent: Sequence[dt.datetime], now: dt.datetime
) -> Plan:
    """Return what to do about `due`.

    `sent` are the moments of the last seven days at which messages went out that count. What is
    urgent goes at once and counts for nothing; the rest is one message when there is room.
    """
    first = sorted(due, key=lambda one: (one.nudge.expires_at, one.nudge.kind, one.nudge.subject))
    gone = [one for one in first if one.nudge.expires_at <= now]
    urgent = [one for one in first if one.nudge.urgent and one not in gone]
    rest = [one for one in first if not one.nudge.urgent and one not in gone]
    if reader.rhythm.stopped:
        gone, rest = gone + rest, []
    free = free_from(reader, sent, now)
    now_too, later = (rest[:TOGETHER], rest[TOGETHER:]) if free <= now else ([], rest)
    return Plan(
        send=(*urgent, *now_too),
        silent=is_quiet(now, reader.zone, reader.rhythm.quiet),
        move=tuple(later),
        until=free_from(reader, [*sent, now], now) if now_too else free,
        drop=tuple(gone),
    )


def free_from(reader: Reader, sent: Sequence[dt.datetime], moment: dt.datetime) -> dt.datetime:
    """Return when, from `moment` on, one more message that counts may go to a person."""
    while True:
        found = _no_earlier(reader, sent, moment)
        if found == moment:
            return moment
        moment = found


def _no_earlier(reader: Reader, sent: Sequence[dt.datetime], moment: dt.datetime) -> dt.datetime:
    """Return the end of the first thing that is in the way at `moment`; `moment` if none is."""
    rhythm = reader.rhythm
    if rhythm.paused_until and moment < rhythm.paused_until:
        return rhythm.paused_until
    in_week = sorted(one for one in sent if one > moment - WEEK)
    if len(in_week) >= reader.most_a_week:
        return in_week[-reader.most_a_week] + WEEK
    today = moment.astimezone(reader.zone).date()
    if sum(one.astimezone(reader.zone).date() == today for one in sent) >= reader.per_day:
        return at_hour(today + DAY, 0, reader.zone)
    return after_quiet(moment, reader.zone, rhythm.quiet)
