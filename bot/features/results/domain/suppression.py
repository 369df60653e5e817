"""Which figures of one question may be shown: no group of 1 to k - 1 people, nor a way to find one.

Each rule looks only at what it then shows, or treats both ends alike. So it also holds against
readers who know the rules: where options stand together, each could have nobody or at least k.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

Groups = tuple[tuple[int, ...], ...]
"""Neighbours that stand together, by their places in a row of counts."""

MEAN_FROM: Final = 8
"""People in a mean, as the NHS has it (hospital statistics, disclosure control of 2018)."""
OPTIONS_FROM: Final = 20
"""People before the options of a scale are shown instead of their mean, never beside it."""


def is_safe(people: int, k: int) -> bool:
    """Whether a group may be shown: nobody, or at least k."""
    return people == 0 or people >= k


def together(counts: Sequence[int], k: int) -> Groups:
    """Return which neighbours stand together, or () when nothing can be told apart.

    From the first on, counts are taken together until they have k people; what is left at the end
    joins the last group. So in each group any but the last could be 0, and the last all of it.
    """
    found: list[tuple[int, ...]] = []
    group: tuple[int, ...] = ()
    for place, _ in enumerate(counts):
        group = (*group, place)
        if sum(counts[one] for one in group) >= k:
            found.append(group)
            group = ()
    if len(found) < 2:  # noqa: PLR2004 -- one group: that all said the same is not told either
        return ()
    return (*found[:-1], (*found[-1], *group))


def may_show_choice(chosen: int, people: int, k: int) -> bool:
    """Whether to show how many chose one of many: neither they nor the others are few or nobody.

    If 0 were shown, what is hidden could not be 0.
    """
    return k <= chosen <= people - k


def tenth(mean: Fraction) -> Fraction:
    """Round to one decimal, halves away from zero."""
    tenths = (abs(mean) * 10 + Fraction(1, 2)).__floor__()
    return Fraction(tenths if mean >= 0 else -tenths, 10)


def may_show_mean(points: Sequence[int], people: int, mean: Fraction, k: int) -> bool:
    """Whether a mean, rounded to one decimal, may stand beside how many people were asked.

    `points` are what one answer can count. It may when, of all tables with this mean, some have 0
    or at least k at each option and at "no answer"; and when not everybody must have said the same.
    """
    least = max(MEAN_FROM, k)
    if people < least or not min(points) < mean < max(points):
        return False
    answered = range(least, people + 1)
    sums = {count: tuple(_sums_of(mean, count)) for count in answered}
    if not any(sums[count] for count in answered if is_safe(people - count, k)):
        return False
    return all(
        any(
            _can_be(points, option, held, count, total)
            for count in answered
            for total in sums[count]
            for held in (0, *range(k, count + 1))
        )
        for option in range(len(points))
    )


def is_inside(
    lowest: int, highest: int, step: Fraction, mean: Fraction, people: int, k: int
) -> bool:
    """Whether a mean of finer scores leaves room for k people to be off either end."""
    room = people * min(highest - mean, mean - lowest)
    return room >= k * step


def _sums_of(mean: Fraction, people: int) -> Iterator[int]:
    """Yield the whole sums that have this mean when rounded."""
    near = round(mean * people)
    reach = people // 20 + 1
    for total in range(near - reach, near + reach + 1):
        if tenth(Fraction(total, people)) == mean:
            yield total


def _can_be(points: Sequence[int], option: int, held: int, people: int, total: int) -> bool:
    """Whether `held` of so many people can have chosen this option when all points sum so."""
    lowest = min(points)
    others = tuple(each - lowest for n, each in enumerate(points) if n != option)
    rest = total - lowest * people - held * (points[option] - lowest)
    return rest >= 0 and bool(_sums(others, people - held) >> rest & 1)


@lru_cache(maxsize=4096)
def _sums(worth: tuple[int, ...], people: int) -> int:
    """Return which sums so many people can have who each choose one of these, as set bits."""
    if people == 0:
        return 1
    before = _sums(worth, people - 1)
    return _any(before << each for each in worth)


def _any(bits: Iterable[int]) -> int:
    found = 0
    for one in bits:
        found |= one
    return found
