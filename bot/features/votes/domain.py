"""What a vote is: how it is written, for whom, how long, and what may be shown of it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.features.votes.errors import (
    FewOptionsError,
    LongLineError,
    ManyOptionsError,
    OtherNumberError,
    SameOptionError,
)
from bot.i18n import Direction, arrange, clean, is_blank
from bot.i18n.split import units
from bot.people.consent import agreed
from bot.people.person import Person, Role
from bot.people.quiet import at_hour

FEWEST, MOST = 2, 10
QUESTION, OPTION = 240, 100
"""Characters, with marks of direction. Telegram takes 300 and 100: so there is room for a word
on the language."""
DAYS: Final = (1, 3, 7)
CLOSES_AT: Final = 18  # o'clock
BULLET: Final = re.compile("^[-\u2013•*]\\s+")

Groups = Sequence[Sequence[int]]
Together = Callable[[Sequence[int], int], Groups]
"""Which neighbours among counts stand together, so that no group has 1 to k - 1 people."""


class State(StrEnum):
    """Where a vote stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSING = "closing"  # counted; those who voted are being told
    CLOSED = "closed"


class Audience(StrEnum):
    """Who is asked."""

    EVERYBODY = "all"
    MEDICS = "medics"
    MENTORS = "mentors"

    @property
    def next(self) -> "Audience":
        every = list(Audience)
        return every[(every.index(self) + 1) % len(every)]

    def has(self, person: Person) -> bool:
        """Whether a person belongs to it, and has agreed to be asked."""
        is_mentor, is_medic = Role.MENTOR in person.roles, agreed(person) and not person.roles
        match self:
            case Audience.MEDICS:
                return is_medic
            case Audience.MENTORS:
                return is_mentor
            case _:
                return is_medic or bool(person.roles)


@dataclass(frozen=True)
class Wording:
    """The question and its options in one language."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What may be shown when a vote has closed.

    `voters` is None for fewer than k, and then nothing else is told. `groups` are the places of
    options that stand together, and their people; where nothing can be told apart there are none,
    and `leader` is the place of the first option that no other has beaten.
    """

    voters: int | None = None
    groups: tuple[tuple[tuple[int, ...], int], ...] = ()
    leader: int | None = None


@dataclass(frozen=True)
class Vote:
    """One vote. `wordings` by language, the first is the one it was written in."""

    id: int
    state: State
    audience: Audience
    days: int
    made_at: dt.datetime
    wordings: Mapping[str, Wording]
    closes_at: dt.datetime | None = None
    reached: int | None = None
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def size(self) -> int:
        return len(next(iter(self.wordings.values())).options)

    def takes_votes(self, now: dt.datetime) -> bool:
        return self.state is State.OPEN and self.closes_at is not None and now < self.closes_at

    @property
    def is_counted(self) -> bool:
        return self.state in (State.CLOSING, State.CLOSED)

    def language(self, wanted: str) -> str:
        """Return the language in which a reader of `wanted` gets it."""
        return next(one for one in (wanted, "en", *self.wordings) if one in self.wordings)

    def wording(self, wanted: str) -> Wording:
        return self.wordings[self.language(wanted)]


def closing(now: dt.datetime, days: int, zone: dt.tzinfo) -> dt.datetime:
    """Return when a vote closes that opens now: in the evening, some days later."""
    day = now.astimezone(zone).date() + dt.timedelta(days=days)
    return at_hour(day, CLOSES_AT, zone)


def read(text: str, direction: Direction, size: int | None = None) -> Wording:
    """Read what a coordinator typed: a question, then an option on each line.

    `direction` is that of the language; `size` is how many options there are in another one.
    Raises UserError for what is amiss.
    """
    lines = [clean(line) for line in clean(text).split("\n")]
    question, *rest = [line for line in lines if not is_blank(line)] or [""]
    options = tuple(BULLET.sub("", line) for line in rest)
    _check(question, options, direction, size)
    return Wording(question, options)


def _check(question: str, options: tuple[str, ...], direction: Direction, size: int | None) -> None:
    if size and len(options) != size:
        raise OtherNumberError(size, len(options))
    if len(options) < FEWEST:
        raise FewOptionsError
    if len(options) > MOST:
        raise ManyOptionsError(MOST)
    for line, most in ((question, QUESTION), *((one, OPTION) for one in options)):
        if units(arrange(line, direction)) > most:
            raise LongLineError(line, most)
    if len({one.casefold() for one in options}) < len(options):
        raise SameOptionError


def count(counts: Sequence[int], k: int, together: Together) -> Outcome:
    """Return what may be shown of how often each option was chosen.

    Where nothing can be told apart, that all chose the leader stays possible: so it tells of
    nobody else what they chose.
    """
    voters = sum(counts)
    if voters < k:
        return Outcome()
    groups = tuple((tuple(g), sum(counts[one] for one in g)) for g in together(counts, k))
    return Outcome(voters, groups, None if groups else list(counts).index(max(counts)))
