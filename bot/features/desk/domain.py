"""What lies on the desk, and in which order."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.message import Action

RECENT: Final = dt.timedelta(days=7)
"""For how long what failed is told."""


class Matter(StrEnum):
    """What can wait for a coordinator, the most urgent first."""

    CONCERNS = "concerns"
    UNTAKEN = "untaken"  # questions that no mentor has taken
    LATE = "late"  # questions that a mentor has and does not answer
    CALLS = "calls"
    EVENTS = "events"  # near, and without a place or link, or people wait
    NOTICES = "notices"  # that did not leave at their time, or whose correction waits
    KIT = "kit"  # what is late for events
    PUBLISH = "publish"  # answers that may be published
    RECHECK = "recheck"  # answers that were published long ago
    RULES = "rules"
    FLAGS = "flags"
    CONTENT = "content"  # texts that should have been checked again
    LAPSED = "lapsed"  # mentors whose year is over
    SILENT = "silent"


Waiting = Mapping[Matter, int]
"""How many of each wait; what is left out counts as none."""


def total(waiting: Waiting) -> int:
    """Return how many things wait.

    People who are silent are one: how many may be secret. So is content, of which hundreds of
    texts are due on one day: people come first.
    """
    at_most_one = (Matter.SILENT, Matter.CONTENT)
    return sum(min(n, 1) if matter in at_most_one else n for matter, n in waiting.items())


@dataclass(frozen=True)
class Failed:
    """A message to or from somebody that failed; `ref` leads to it in the log."""

    at: dt.datetime
    ref: str


@dataclass(frozen=True)
class Desk:
    """The desk of one coordinator. `doors` leads to each matter, whether or not it waits."""

    waiting: Waiting
    doors: Mapping[Matter, Action]
    people: Action
    notices: Action
    surveys: Action
    results: Action
    audit: Action
    events: Action
    running: int = 0
    """How many surveys can be answered now."""
    failed: int = 0
    """How many messages to or from people failed lately."""

    @property
    def first(self) -> tuple[Matter, ...]:
        """What waits, the most urgent first."""
        return tuple(matter for matter in Matter if self.waiting.get(matter))
