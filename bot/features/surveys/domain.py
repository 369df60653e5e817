"""Rules of surveys: the way through an instrument, waves and their rhythm, and scores."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from bot.content.instruments import (
    Answers,
    AnyItem,
    Instrument,
    MultipleItem,
    NumberItem,
    ScaleItem,
    Score,
    TextItem,
    Value,
    asked,
)

REMINDERS: Final = (dt.timedelta(days=3), dt.timedelta(days=4))
"""How long after the invitation, and after the first reminder, those who are silent are asked."""


@dataclass(frozen=True)
class Wave:
    """One instrument, put to some people between two moments.

    `audience` says who is asked: an `Audience`, `SAME` (those of the first wave of the series) or
    `CHOSEN` (those who were given by name). Waves of one `series` are matched, the earlier first
    by `opens_at`. `round` counts what was sent: the invitation, then reminders; `reached` is the
    last person whom the present round has come to.
    """

    id: int
    instrument: str
    version: int
    audience: str
    series: int
    opens_at: dt.datetime
    closes_at: dt.datetime
    due_at: dt.datetime | None
    round: int = 0
    reached: int = -1

    def is_open(self, now: dt.datetime) -> bool:
        return self.opens_at <= now < self.closes_at

    def is_closed(self, now: dt.datetime) -> bool:
        return now >= self.closes_at

    @property
    def is_fresh(self) -> bool:
        """Whether nobody has been invited yet."""
        return self.round == 0 and self.reached < 0

    def came_to(self, person_id: int) -> "Wave":
        """Return it with the present round gone on to this person."""
        return dataclasses.replace(self, reached=person_id)

    def next_round(self, now: dt.datetime) -> "Wave":
        """Return it after the present round: the next reminder is due, or none any more."""
        due = now + REMINDERS[self.round] if self.round < len(REMINDERS) else None
        due = due if due and due < self.closes_at else None
        return dataclasses.replace(self, round=self.round + 1, reached=-1, due_at=due)

    def closed(self, now: dt.datetime) -> "Wave":
        return dataclasses.replace(self, closes_at=min(now, self.closes_at), due_at=None)


@dataclass(frozen=True)
class Turnout:
    """How many were invited and have come to the end, as far as it may be told.

    Below k nothing is told; nor is a number that leaves fewer than k who have not answered.
    """

    invited: int
    answered: int
    k: int

    @property
    def is_small(self) -> bool:
        return self.invited < self.k

    @property
    def too_few(self) -> bool:
        return self.answered < self.k

    @property
    def nearly_all(self) -> bool:
        return not self.too_few and 0 < self.invited - self.answered < self.k


SAME: Final = "same"
CHOSEN: Final = "chosen"


@dataclass(frozen=True)
class Response:
    """What one pseudonym answered in one wave. It is the same pseudonym in every wave.

    `answers` hold only what was asked on their way; None is "I would rather not say". `finished`
    tells whether they came to the end. There is no time in it: with few people, a time is a name.
    """

    pseudonym: str
    wave: int
    instrument: str
    version: int
    answers: Answers
    finished: bool


@dataclass(frozen=True)
class Sheet:
    """Somebody's way through an instrument, with the answers so far."""

    instrument: Instrument
    answers: Answers

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """What is asked of them, in order."""
        return asked(self.instrument.items, self.answers)

    @property
    def kept(self) -> Mapping[str, Value]:
        """The answers to what is asked: others were given on a way that they left."""
        return {one.id: self.answers[one.id] for one in self.items if one.id in self.answers}

    @property
    def next(self) -> AnyItem | None:
        """The first item that was neither answered nor skipped; None at the end."""
        return next((one for one in self.items if one.id not in self.answers), None)

    def find(self, item_id: str) -> AnyItem | None:
        """Return an item if it is asked of them."""
        return next((one for one in self.items if one.id == item_id), None)

    def place(self, item: AnyItem) -> tuple[int, int]:
        """Return which question this is, from 1, and how many there are."""
        return self.items.index(item) + 1, len(self.items)

    def before(self, item: AnyItem) -> AnyItem | None:
        place = self.items.index(item)
        return self.items[place - 1] if place else None

    def after(self, item: AnyItem) -> AnyItem | None:
        """Return the item that follows, answered or not; None after the last."""
        following = self.items[self.items.index(item) + 1 :]
        return following[0] if following else None

    def answered(self, item: AnyItem, value: Value) -> "Sheet":
        """Return the sheet with an answer more."""
        return Sheet(self.instrument, {**self.answers, item.id: value})

    def without(self, item: AnyItem) -> "Sheet":
        """Return the sheet with this item open again."""
        left = {name: value for name, value in self.answers.items() if name != item.id}
        return Sheet(self.instrument, left)

    @property
    def stale(self) -> list[str]:
        """The items with answers that are not asked of them any more."""
        return [name for name in self.answers if name not in self.kept]

    def tidy(self) -> "Sheet":
        return Sheet(self.instrument, self.kept)


@dataclass(frozen=True)
class Mine:
    """A wave that waits for somebody's answers, and whether they have begun."""

    wave: Wave
    begun: bool


@dataclass(frozen=True)
class Turn:
    """Where somebody is in a wave: before it (not `begun`), at an `item`, or (no item) at its end.

    `care`: urgent help is offered before it goes on.
    """

    wave: Wave
    sheet: Sheet
    begun: bool
    item: AnyItem | None = None
    care: bool = False

    def caring(self) -> "Turn":
        return dataclasses.replace(self, care=True)


def accepts(instrument: Instrument, item: AnyItem, value: Value) -> bool:
    """Whether this can be an answer to the item; "I would rather not say" always can."""
    match item, value:
        case _, None:
            return True
        case TextItem(), str():
            return True
        case MultipleItem(), tuple():
            return set(value) <= set(instrument.values(item)) and len(value) <= most(item)
        case _:
            return value in instrument.values(item)


def most(item: MultipleItem) -> int:
    return item.most or len(item.options)


def ticked(item: MultipleItem, before: Value, option: str, *, on: bool) -> tuple[str, ...]:
    """Return the ticks after one more or less, in the order of the options.

    An option that stands alone takes the place of the others, and gives it to them. When no more
    may be ticked, nothing changes.
    """
    ticks = set(before if isinstance(before, tuple) else ())
    alone = {one.id for one in item.options if one.alone}
    if not on:
        ticks.discard(option)
    elif option in alone:
        ticks = {option}
    elif len(ticks - alone | {option}) <= most(item):
        ticks = ticks - alone | {option}
    return tuple(one.id for one in item.options if one.id in ticks)


def needs_care(item: AnyItem, value: Value) -> bool:
    """Whether urgent help is offered at once after this answer."""
    return isinstance(item, ScaleItem | NumberItem) and value in item.offer_help


def result(score: Score, answers: Answers) -> Fraction | None:
    """Return the mean of the points answered, exactly; None when too few were."""
    points = [value for item in score.items if isinstance(value := answers.get(item), int)]
    return Fraction(sum(points), len(points)) if len(points) >= score.at_least else None
