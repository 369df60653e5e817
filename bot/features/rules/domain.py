"""What changed between what people were told and what content says now, and where it is used."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pydantic import TypeAdapter

from bot.content import Library
from bot.content.clocks import Clock
from bot.content.fields import placeholders
from bot.content.figures import Figure
from bot.content.pathways import Concession, Cost, Step
from bot.content.walk import texts, walk

_FIGURE: Final[TypeAdapter[Figure]] = TypeAdapter(Figure)
_BESIDE: Final = {"about", "sources", "confidence", "uncertain", "check_at", "checked", "review_by"}
"""What may change of a figure while the rule stays the same."""


class State(StrEnum):
    """What coordinators decided about a change."""

    FOUND = "found"  # nothing yet
    APPROVED = "approved"  # it is being told
    TOLD = "told"
    DISMISSED = "dismissed"  # a correction that nobody needs to hear of


@dataclass(frozen=True)
class Change:
    """A figure that is not any more what people were told. `told_to` is where telling goes on."""

    id: int
    old: Figure
    new: Figure
    found_at: dt.datetime
    state: State
    told_to: int = 0

    @property
    def figure(self) -> str:
        return self.new.id


@dataclass(frozen=True)
class Users:
    """What uses a figure: slugs of steps, and ids of the clocks whose length it is."""

    steps: frozenset[str]
    clocks: frozenset[str]

    def concern(self, steps: frozenset[str], clocks: frozenset[str]) -> bool:
        """Whether somebody with these open steps and running clocks needs to hear of it."""
        return bool(self.steps & steps or self.clocks & clocks)


def written(figure: Figure) -> str:
    """Return a figure as it is remembered."""
    return figure.model_dump_json(by_alias=True)


def read(text: str) -> Figure:
    """Read what was remembered. Raises ValueError for what no figure has any more."""
    return _FIGURE.validate_json(text)


def is_same(old: Figure, new: Figure) -> bool:
    """Whether a figure says what it said, whoever checked it and when."""
    return old.model_dump(exclude=_BESIDE) == new.model_dump(exclude=_BESIDE)


def changed(told: Mapping[str, Figure], library: Library) -> Iterator[tuple[Figure, Figure]]:
    """Yield what people were told and what holds now, where the two differ."""
    for name, old in told.items():
        new = library.figures.get(name)
        if new and not is_same(old, new):
            yield old, new


def users(library: Library, figure: str) -> Users:
    """Return what uses a figure."""
    steps = (step for step in library.steps.values() if next(mentions(step, figure), None))
    clocks = (clock.id for clock in library.clocks if clock.valid_for == figure)
    return Users(frozenset(step.slug for step in steps), frozenset(clocks))


@dataclass(frozen=True)
class Mention:
    """Where a step names a figure: in a `text`, or (`beside`) as the amount after it."""

    text: str
    beside: bool


def mentions(step: Step, figure: str) -> Iterator[Mention]:
    """Yield where a step names a figure; what has no text is how long the step takes."""
    found = walk(step)
    yield from (Mention(text, False) for _, text, _ in texts(found) if figure in placeholders(text))
    for one in found:
        match one.value:
            case Cost(item=text, amount=amount) | Concession(text=text, amount=amount):
                if amount == figure:
                    yield Mention(text, True)
    if step.takes == figure:
        yield Mention("", True)


def clocks_of(library: Library, figure: str) -> tuple[Clock, ...]:
    return tuple(clock for clock in library.clocks if clock.valid_for == figure)


def before(library: Library, change: Change) -> Library:
    """Return the content as it was before the change, to say in its own words what it was."""
    return replace(library, figures={**library.figures, change.figure: change.old})
