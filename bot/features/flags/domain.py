"""Rules of flags: what can be said of a step, and what the coordinators look at first."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """What one reader says of a step."""

    HELPFUL = "good"
    WRONG = "wrong"
    OLD = "old"
    LINK = "link"  # one of its pages does not open


OFFERED: Final = (Verdict.HELPFUL, Verdict.WRONG, Verdict.OLD)
"""What can be said below a step; of its links below its sources."""


@dataclass(frozen=True)
class Tally:
    """What readers say of one step. It does not say who they are."""

    step: str
    counts: Mapping[Verdict, int]
    newest: dt.datetime

    @property
    def complaints(self) -> int:
        return sum(n for verdict, n in self.counts.items() if verdict is not Verdict.HELPFUL)

    @property
    def before(self) -> int:
        """The first full second after the newest flag: later ones have not been looked at."""
        return int(self.newest.timestamp()) + 1


def most_urgent_first(tallies: Iterable[Tally]) -> list[Tally]:
    """Return the steps with the most complaints first; of those with as many, the newest."""
    return sorted(tallies, key=lambda one: (-one.complaints, -one.newest.timestamp(), one.step))
