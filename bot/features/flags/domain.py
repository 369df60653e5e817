"""Rules of flags: what can be said of a step, and what the coordinators look at first."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What one reader says of a step."""

    HELPFUL = "good"
    WRONG = "wrong"
    OLD = "old"


@dataclass(frozen=True)
class Tally:
    """What readers say of one step. It does not say who they are."""

    step: str
    counts: Mapping[Verdict, int]
    newest: dt.datetime

    @property
    def complaints(self) -> int:
        return self.counts.get(Verdict.WRONG, 0) + self.counts.get(Verdict.OLD, 0)

    @property
    def before(self) -> int:
        """The first full second after the newest flag: later ones have not been looked at."""
        return int(self.newest.timestamp()) + 1


def most_urgent_first(tallies: Iterable[Tally]) -> list[Tally]:
    """Return the steps with the most complaints first; of those with as many, the newest."""
    return sorted(tallies, key=lambda one: (-one.complaints, -one.newest.timestamp(), one.step))
