"""A plan as documents show it: steps with signs, and which of them stand on which picture."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import Final

from bot.content import StepStatus
from bot.content.pathways import Step, Track
from bot.message import Action

STEPS_ON_A_PICTURE: Final = 9
"""More would be too small to read on a phone."""


class Sign(StrEnum):
    """How a step is drawn; the names are those of `bot/documents/templates/common.typ`."""

    DONE = "done"
    NEXT = "next"
    DOING = "doing"
    STUCK = "stuck"
    LATER = "later"


SIGNS: Final = {
    StepStatus.DONE: Sign.DONE,
    StepStatus.DOING: Sign.DOING,
    StepStatus.STUCK: Sign.STUCK,
    StepStatus.TODO: Sign.LATER,
}


@dataclass(frozen=True)
class Occasion:
    """When it is drawn, and the ways back: `link` to the bot from outside, `plan` in the chat."""

    today: dt.date
    link: str | None
    plan: Action


@dataclass(frozen=True)
class Placed:
    """A step of the plan, its number counted from 1, and where the person is with it."""

    number: int
    step: Step
    status: StepStatus
    is_next: bool

    @property
    def sign(self) -> Sign:
        """The next best step has a star, unless the person is stuck there."""
        starred = self.is_next and self.status is not StepStatus.STUCK
        return Sign.NEXT if starred else SIGNS[self.status]


@dataclass(frozen=True)
class Journey:
    """A route as one person goes it. `next` is the slug of the next best step, if any.

    What is "not for me" is no part of it. `kept`: it is their plan, they do not only look around.
    """

    track: Track
    every: Sequence[tuple[Step, StepStatus]]
    next: str | None
    kept: bool

    @cached_property
    def steps(self) -> tuple[Placed, ...]:
        mine = [one for one in self.every if one[1] is not StepStatus.NOT_FOR_ME]
        return tuple(
            Placed(number, step, status, step.slug == self.next)
            for number, (step, status) in enumerate(mine, start=1)
        )

    @property
    def done(self) -> int:
        return sum(one.status is StepStatus.DONE for one in self.steps)

    @property
    def next_step(self) -> Placed | None:
        return next((one for one in self.steps if one.is_next), None)

    @cached_property
    def pages(self) -> tuple[tuple[Placed, ...], ...]:
        """Cut the steps into pictures of about the same length, at least one."""
        count = max(ceil(len(self.steps) / STEPS_ON_A_PICTURE), 1)
        size = max(ceil(len(self.steps) / count), 1)
        return tuple(self.steps[n * size : (n + 1) * size] for n in range(count))

    def page_at(self, asked: int) -> int:
        """Return the page asked for or the last there is; below 0 that of the next step."""
        if asked >= 0:
            return min(asked, len(self.pages) - 1)
        return next((n for n, page in enumerate(self.pages) if self.next_step in page), 0)
