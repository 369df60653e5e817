"""Rules of check-ins: when to ask, when to ask once more, and when to leave somebody in peace."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.nudges import Nudge, Pace
from bot.people.quiet import at_hour

DAY: Final = dt.timedelta(days=1)
HOUR: Final = 10  # o'clock, where the person is
DAYS: Final = {Pace.WEEKLY: 7, Pace.FORTNIGHTLY: 14, Pace.MONTHLY: 28}
LONGEST: Final = 56  # days between two questions to somebody who does not answer
CURRENT: Final = 6 * DAY  # for so long a check-in is worth answering
AGAIN_AFTER: Final = 3 * DAY  # the one second try
SILENT_AFTER: Final = 2  # check-ins without an answer: then coordinators see it
GIVE_UP_AFTER: Final = 4  # then nothing is asked any more

ASK: Final = "check-in"  # kinds of nudges
ASK_AGAIN: Final = "check-in-again"
NOTE: Final = "kind-note"
EXAM: Final = "exam"


class Said(StrEnum):
    """What somebody answers; short, as buttons carry it."""

    DONE = "d"
    MOVING = "m"
    STUCK = "s"
    PAUSE = "p"


@dataclass(frozen=True)
class Round:
    """Where somebody is with check-ins.

    `number` is of the one that comes next or was asked last, `due_at` when it is asked; None: none
    is planned. `tries` is 2 once it was asked again. `unanswered` are those before it without an
    answer, in a row. `look_at`: when to look whether it was answered.
    """

    number: int = 0
    tries: int = 1
    unanswered: int = 0
    due_at: dt.datetime | None = None
    look_at: dt.datetime | None = None

    def next(self, pace: Pace, now: dt.datetime, zone: dt.tzinfo) -> "Round":
        """Return the next one. It comes later the more of them were not answered."""
        due = next_due(pace, self.unanswered, now, zone)
        look = due + AGAIN_AFTER if due else None
        return Round(self.number + 1, 1, self.unanswered, due, look)

    def but(self, **changes: object) -> "Round":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace

    @property
    def subject(self) -> str:
        return str(self.number)

    def asking(self) -> Nudge:
        """Return the question to propose. Only while one is planned."""
        assert self.due_at
        return Nudge(ASK, self.subject, self.due_at, self.due_at + CURRENT)

    def asking_again(self, now: dt.datetime) -> Nudge:
        return Nudge(ASK_AGAIN, self.subject, now, now + CURRENT)


def next_due(pace: Pace, unanswered: int, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    """Return when to ask next; None for who does not want it, and for who never answers."""
    if pace is Pace.OFF or unanswered >= GIVE_UP_AFTER:
        return None
    days = min(DAYS[pace] * 2**unanswered, LONGEST)
    return at_hour(now.astimezone(zone).date() + days * DAY, HOUR, zone)


class Asked(StrEnum):
    """What became of the question that was planned."""

    COMES = "comes"  # it is still to be sent
    SENT = "sent"
    NEVER = "never"  # it was cancelled, or came too late


@dataclass(frozen=True)
class Step:
    """What to do now: ask once more, or plan the next question; or look again later."""

    round: Round
    again: Nudge | None = None


def look(
    before: Round, asked: Asked, pace: Pace, now: dt.datetime, zone: dt.tzinfo, *, active: bool
) -> Step:
    """Return what to do about a question without an answer. `active`: they went on by themselves.

    Once it is asked again, gently; then it counts as not answered, and the next one comes later.
    """
    if active:
        return Step(before.but(unanswered=0).next(pace, now, zone))
    if asked is Asked.COMES:
        return Step(before.but(look_at=now + DAY))
    if asked is Asked.NEVER:
        return Step(before.next(pace, now, zone))
    if before.tries == 1:
        again = before.but(tries=2, look_at=now + CURRENT)
        return Step(again, before.asking_again(now))
    return Step(before.but(unanswered=before.unanswered + 1).next(pace, now, zone))


# Dates that come near


class Near(StrEnum):
    """When something is said about a date."""

    WEEK = "week"
    DAY = "day"
    AFTER = "after"


def about_date(step: str, day: dt.date, now: dt.datetime, zone: dt.tzinfo) -> list[Nudge]:
    """Return what to say about an exam or appointment on `day`, as far as it is to come."""
    times = {
        Near.WEEK: (day - 7 * DAY, day - DAY),
        Near.DAY: (day - DAY, day),
        Near.AFTER: (day + DAY, day + 8 * DAY),
    }
    nudges = [
        Nudge(
            EXAM,
            f"{step} {day} {near}",
            at_hour(first, HOUR, zone),
            at_hour(last, HOUR, zone),
            {"step": step, "day": day.isoformat(), "near": near.value},
        )
        for near, (first, last) in times.items()
    ]
    return [one for one in nudges if one.due_at > now]
