"""How long a plan still takes, as far as its steps say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.content import Library
from bot.content.figures import Duration
from bot.features.pathways.domain.plan import Plan
from bot.features.pathways.domain.span import ZERO, Span

DAYS: Final[Mapping[str, Decimal]] = {
    "minute": 1 / Decimal(1440),
    "hour": 1 / Decimal(24),
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}


@dataclass(frozen=True)
class TimeLeft:
    """What is still to come, in months.

    `months.low`: the longest chain of steps that wait for each other, each at its quickest; all
    else could be done meanwhile. `months.high`: one step after the other, each at its slowest.
    `lengths` are the figures counted, `uncounted` the open steps that say no length.
    """

    months: Span
    lengths: tuple[Duration, ...]
    uncounted: int

    @property
    def exact(self) -> bool:
        return all(one.exact and not one.uncertain for one in self.lengths)


def time_left(library: Library, plan: Plan) -> TimeLeft:
    """Return how long the open steps of a plan take."""
    lengths = {
        step.slug: figure
        for step in plan.open
        if step.step.takes and isinstance(figure := library.figure(step.step.takes), Duration)
    }
    months = {slug: _months(figure) for slug, figure in lengths.items()}
    until: dict[str, Decimal] = {}  # the earliest end of each step; what it waits for stands above
    for step in plan.every:
        begin = max((until.get(before, ZERO) for before in step.step.after), default=ZERO)
        until[step.slug] = begin + months.get(step.slug, Span()).low
    span = Span(max(until.values(), default=ZERO), sum((one.high for one in months.values()), ZERO))
    return TimeLeft(span, tuple(lengths.values()), len(plan.open) - len(lengths))


def _months(length: Duration) -> Span:
    least, most = (bound * DAYS[length.unit] / DAYS["month"] for bound in length.bounds)
    return Span(least, most)
