"""What few pairs of numbers can say: mean change with its interval, and an exact test.

Numbers are integers or fractions, never floats: noise would break ties.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from statistics import mean, stdev
from typing import Final

Exact = int | Fraction

FEWEST_CHANGED: Final = 6
"""With 5 pairs that changed, no result at all is rarer than 1 in 20: a test says nothing."""
EXACT_BELOW: Final = 50
"""From so many changed pairs on the normal approximation is as good."""


@dataclass(frozen=True)
class SignedRank:
    """Wilcoxon's signed-rank test of differences: sums of ranks, two-sided `p`, effect size `r`.

    Zeros are left out and counted. `p` and `r` are None when nothing changed.
    """

    zeros: int
    changed: int
    up: float
    down: float
    p: float | None
    r: float | None


@dataclass(frozen=True)
class Interval:
    """A mean and its 95% limits, by Student's t."""

    mean: float
    low: float
    high: float


def load() -> None:
    """Load what the figures need, off the event loop: it takes half a second the first time."""
    from scipy import special  # noqa: F401, PLC0415 -- half a second and 55 MB, for few people


def interval(differences: Sequence[Exact]) -> Interval:
    """Return mean ± t(0.975, n - 1) · SD / √n; not clipped to the scale. It takes two or more."""
    from scipy.special import stdtrit  # noqa: PLC0415 -- as above

    n, middle = len(differences), mean(map(Fraction, differences))
    spread = stdev(map(Fraction, differences), middle)
    half = float(stdtrit(n - 1, 0.975)) * float(spread) / math.sqrt(n)
    return Interval(float(middle), float(middle) - half, float(middle) + half)


def signed_rank(differences: Sequence[Exact]) -> SignedRank:
    """Test whether differences lie around 0.

    Ties get the average of their ranks. `p` counts all patterns of signs that these ranks could
    have (Hollander & Wolfe 1973, section 3.1); from 50 changed pairs on it is the normal
    approximation, corrected for ties. `r` is the matched-pairs rank-biserial correlation.
    """
    changed = sorted((Fraction(one) for one in differences if one), key=abs)
    zeros = len(differences) - len(changed)
    if not changed:
        return SignedRank(zeros, 0, 0.0, 0.0, None, None)
    ranks = _doubled_ranks([abs(one) for one in changed])
    up = sum(rank for rank, one in zip(ranks, changed, strict=True) if one > 0)
    down = sum(ranks) - up
    p = _exact(ranks, up) if len(changed) < EXACT_BELOW else _normal(ranks, up)
    return SignedRank(zeros, len(changed), up / 2, down / 2, p, (up - down) / (up + down))


def _doubled_ranks(ordered: Sequence[Fraction]) -> list[int]:
    """Return twice the rank of each, so that the average of tied ranks stays whole."""
    ranks: list[int] = []
    for _, tied in groupby(ordered):
        first, count = len(ranks) + 1, len(list(tied))
        ranks += [2 * first + count - 1] * count
    return ranks


def _exact(ranks: Sequence[int], up: int) -> float:
    ways = [1] + [0] * sum(ranks)  # ways[s]: patterns of signs whose positive ranks sum to s
    for rank in ranks:
        for total in range(len(ways) - 1, rank - 1, -1):
            ways[total] += ways[total - rank]
    tail = min(sum(ways[: up + 1]), sum(ways[up:]))
    return min(float(Fraction(2 * tail, 2 ** len(ranks))), 1.0)


def _normal(ranks: Sequence[int], up: int) -> float:
    from scipy.special import ndtr  # noqa: PLC0415 -- as above

    spread = math.sqrt(sum(rank * rank for rank in ranks)) / 2  # of doubled ranks; ties included
    return float(2 * ndtr(-abs(up - sum(ranks) / 2) / spread))
