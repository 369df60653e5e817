"""Writing an event step by step: what each step sets, and what a change means for people."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from bot.clock import MINUTE, as_minutes, from_minutes
from bot.features.events.domain import times
from bot.features.events.domain.event import Change, Event, Kind, Mode, Words
from bot.features.events.domain.needs import Need
from bot.features.events.domain.rsvp import Answer
from bot.i18n import clean, is_blank

TITLE, SUMMARY, PLACE, HOST, LINK = 80, 600, 200, 80, 300
"""The most characters."""
SEATS: Final = (10, 15, 20, 30, 50)
MOST_SEATS: Final = 5000


class Step(StrEnum):
    """One thing that is said about an event."""

    KIND = "kind"
    WORDS = "words"
    TIME = "time"
    LENGTH = "length"
    MODE = "mode"
    PLACE = "place"
    LINK = "link"
    SEATS = "seats"
    SEATS_ONLINE = "online"
    NEEDS = "needs"
    HOST = "host"
    LANGUAGE = "lang"

    @property
    def is_typed(self) -> bool:
        """Whether a text answers it, also where there are buttons."""
        return self in TYPED

    @property
    def can_be_left_out(self) -> bool:
        return self in (Step.PLACE, Step.LINK, Step.SEATS, Step.SEATS_ONLINE, Step.HOST)


TYPED: Final = frozenset(
    {Step.WORDS, Step.TIME, Step.PLACE, Step.LINK, Step.SEATS, Step.SEATS_ONLINE, Step.HOST}
)
WIZARD: Final = (Step.KIND, Step.WORDS, Step.TIME, Step.LENGTH, Step.MODE, Step.PLACE, Step.LINK,
                 Step.SEATS)  # fmt: skip
"""What is asked in order; the rest has a default and can be changed afterwards."""
OF_OPEN: Final = (Step.WORDS, Step.TIME, Step.LENGTH, Step.MODE, Step.PLACE, Step.LINK, Step.SEATS,
                  Step.SEATS_ONLINE, Step.NEEDS, Step.HOST)  # fmt: skip
"""What can be changed when people know of it."""


def steps(event: Event) -> Iterator[Step]:
    """Return what there is to say about an event, as one takes part in it.

    How long it takes is said once there is a date: from when on, otherwise?
    """
    ways = event.mode.ways
    of_room = {Step.PLACE: Answer.IN_PERSON, Step.SEATS: Answer.IN_PERSON,
               Step.NEEDS: Answer.IN_PERSON, Step.LINK: Answer.ONLINE,
               Step.SEATS_ONLINE: Answer.ONLINE}  # fmt: skip
    return (one for one in Step if of_room.get(one, ways[0]) in ways
            and (event.starts_at or one is not Step.LENGTH))  # fmt: skip


def after(event: Event, step: Step) -> Step | None:
    """Return what is asked next when an event is written; None after the last."""
    here = [one for one in WIZARD if one in set(steps(event))]
    if step not in here:
        return None
    return next(iter(here[here.index(step) + 1 :]), None)


def before(event: Event, step: Step) -> Step | None:
    """Return what was asked before."""
    here = [one for one in WIZARD if one in set(steps(event))]
    place = here.index(step) if step in here else 0
    return here[place - 1] if place else None


def missing(event: Event) -> Step | None:
    """Return the first thing without which an event cannot be opened."""
    if not event.words:
        return Step.WORDS
    if event.starts_at is None:
        return Step.TIME
    return None if event.ends_at else Step.LENGTH


# Values: what a step sets, as one short text that fits a button or a prompt


WITHOUT: Final = "-"
"""Before a need that is not provided for any more."""


def moment_value(moment: dt.datetime, minutes: int | None = None, zone: dt.tzinfo = dt.UTC) -> str:
    """Write a start as a value, with its length: `minutes` as clocks in `zone` show them."""
    start = str(as_minutes(moment))
    return start if minutes is None else f"{start}-{times.lasting(moment, minutes, zone)}"


def with_value(event: Event, step: Step, value: str, language: str = "") -> Event:  # noqa: PLR0911 -- one line for each step
    """Return an event in which one step says `value`. Raises ValueError for what it cannot be."""
    match step:
        case Step.KIND:
            return event.but(kind=Kind(value))
        case Step.WORDS:
            title, _, summary = value.partition("\n")
            return event.but(words={**event.words, language: Words(title, summary)})
        case Step.TIME:
            return _at(event, value)
        case Step.LENGTH:
            return event.but(ends_at=event.begins + _length(value) * MINUTE)
        case Step.MODE:
            return event.but(mode=Mode(value))
        case Step.PLACE | Step.LINK | Step.HOST:
            return event.but(**{step.value: value})
        case Step.LANGUAGE:
            return event.but(language=value)
        case _:
            return _with_number(event, step, value)


def _with_number(event: Event, step: Step, value: str) -> Event:
    if step is Step.NEEDS:
        one, are = Need(value.removeprefix(WITHOUT)), event.provides
        return event.but(provides=are - {one} if value.startswith(WITHOUT) else are | {one})
    seats = int(value) if value else None
    if seats is not None and not 0 < seats <= MOST_SEATS:
        raise ValueError("seats")
    name = "seats_in_person" if step is Step.SEATS else "seats_online"
    return event.but(**{name: seats})


def _at(event: Event, value: str) -> Event:
    start, _, minutes = value.partition("-")
    starts_at = from_minutes(int(start))
    if minutes:
        ends_at: dt.datetime | None = starts_at + _length(minutes) * MINUTE
    elif event.starts_at and event.ends_at:
        ends_at = starts_at + (event.ends_at - event.starts_at)
    else:
        ends_at = None
    return event.but(starts_at=starts_at, ends_at=ends_at)


def _length(value: str) -> int:
    minutes = int(value)
    if not 0 < minutes <= times.LONGEST_EVENT:
        raise ValueError("length")
    return minutes


def moved_along(later: Event, was: Event, now: Event) -> Event:
    """Return a later event of a series, changed as `was` became `now`: as many days, that time."""
    if was.begins != now.begins:
        start = times.shifted(later.begins, was.begins, now.begins, later.clock)
        later = later.but(starts_at=start, ends_at=start + (later.ends - later.begins))
    if was.ends - was.begins != now.ends - now.begins:
        later = later.but(ends_at=later.begins + (now.ends - now.begins))
    return later


def change(was: Event, now: Event) -> Change:
    """Return what a change is for those who said yes; time before place before link."""
    if (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at):
        return Change.TIME
    if was.place != now.place:
        return Change.PLACE
    return Change.LINK if was.link != now.link else Change.NOTHING


@dataclass(frozen=True)
class Staged:
    """A change that waits for a yes. `later` are the events of its series that come after it."""

    was: Event
    now: Event
    step: Step
    later: int
    coming: int
    """How many people want to come to this one."""

    @property
    def change(self) -> Change:
        return change(self.was, self.now)


# What somebody types


def words(text: str) -> str:
    """Return a title and, on the lines below it, what the event is about, cleaned."""
    title, _, rest = clean(text).partition("\n")
    return f"{title.strip()}\n{clean(rest)}"


def is_link(text: str) -> bool:
    """Whether a text is the address of a page that can be opened safely."""
    if is_blank(text) or any(one.isspace() for one in text) or not text.isascii():
        return False
    try:
        found = urlsplit(text)
    except ValueError:
        return False
    return found.scheme == "https" and "." in (found.hostname or "") and not found.username
