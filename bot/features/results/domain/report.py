"""A report of one closed wave: everything of it that anybody may see, and nothing else."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from bot.content.instruments import AnyItem, MultipleItem, Score
from bot.features.results.domain import statistics
from bot.features.results.domain.suppression import (
    MEAN_FROM,
    OPTIONS_FROM,
    is_inside,
    is_safe,
    may_show_choice,
    may_show_mean,
    tenth,
    together,
)
from bot.features.results.domain.waves import (
    Sheet,
    Wave,
    codes,
    counts,
    is_counted,
    is_on_a_scale,
    pairs,
)

NO_ANSWER: Final = ""
"""Stands among the options for people who gave no answer."""
WORSE, SAME, BETTER = "worse", "same", "better"
OUTSIDE_K: Final = 10
"""How many a group has at least in what leaves the programme."""
TENDENCY_FROM: Final = 10
"""Pairs before "better, same, worse" are counted."""
EFFECT_OUTSIDE_FROM: Final = 20


@dataclass(frozen=True)
class Group:
    """Options that stand together, and how many people chose one of them; None is hidden."""

    options: tuple[str, ...]
    people: int | None


@dataclass(frozen=True)
class Figure:
    """What is shown of one question. With no groups and no mean, nothing is.

    `several`: people could choose more than one, so the groups overlap.
    """

    item: str
    groups: tuple[Group, ...] = ()
    mean: Decimal | None = None
    several: bool = False


@dataclass(frozen=True)
class Change:
    """How the primary result changed in the people who answered both times.

    `enough` is False where too few pairs, or too few that changed, tell too much: then nothing else
    is there. `pairs` is None where it would show how few left. `p` is None when fewer than six
    pairs changed: then no result could be rare.
    """

    score: str
    enough: bool
    pairs: int | None = None
    mean: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    p: Decimal | None = None
    effect: Decimal | None = None
    tendency: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Report:
    """What is shown of a wave. `k` is the smallest group in it.

    `answered` is None when fewer than k did: then nothing else is there. `invited` is None when
    nearly everybody answered.
    """

    wave: int
    k: int
    answered: int | None
    invited: int | None = None
    figures: tuple[Figure, ...] = ()
    change: Change | None = None

    def figure(self, item: str) -> Figure | None:
        return next((one for one in self.figures if one.item == item), None)


def report(wave: Wave, k: int) -> Report:
    """Make the report of a closed wave. The same sheets give the same report."""
    people = len(wave.sheets)
    if people < k:
        return Report(wave.id, k, None)
    change = _change(wave, k)
    hidden = _items_behind(wave, change)
    items = [one for one in wave.instrument.items if is_counted(one)]
    figures = tuple(
        Figure(one.id) if one.id in hidden else figure(wave, one, wave.sheets, k) for one in items
    )
    invited = wave.invited if is_safe(wave.invited - people, k) else None
    return Report(wave.id, k, people, invited, figures, change)


def figure(wave: Wave, item: AnyItem, sheets: tuple[Sheet, ...], k: int) -> Figure:
    """Return what may be shown of one question: a mean, or groups, by how many people there are."""
    people, found = len(sheets), counts(wave.instrument, item, sheets)
    names = codes(wave.instrument, item)
    if isinstance(item, MultipleItem):
        return Figure(item.id, _choices(names, found, people, k), several=True)
    if is_on_a_scale(item) and people < OPTIONS_FROM:
        points = [int(one) for one in names]
        return Figure(item.id, mean=_mean(points, found, people, k))
    return Figure(item.id, _groups((NO_ANSWER, *names), [people - sum(found), *found], k))


def _choices(names: Sequence[str], found: Sequence[int], people: int, k: int) -> tuple[Group, ...]:
    if people < 2 * k:
        return ()
    return tuple(
        Group((name,), chosen if may_show_choice(chosen, people, k) else None)
        for name, chosen in zip(names, found, strict=True)
    )


def _groups(names: Sequence[str], found: Sequence[int], k: int) -> tuple[Group, ...]:
    if sum(found) < 2 * k:
        return ()
    return tuple(
        Group(tuple(names[one] for one in group), sum(found[one] for one in group))
        for group in together(found, k)
    )


def _mean(points: Sequence[int], found: Sequence[int], people: int, k: int) -> Decimal | None:
    answered = sum(found)
    if answered < max(MEAN_FROM, k):
        return None
    total = sum(each * count for each, count in zip(points, found, strict=True))
    mean = tenth(Fraction(total, answered))
    return _decimal(mean) if may_show_mean(points, people, mean, k) else None


def _items_behind(wave: Wave, change: Change | None) -> frozenset[str]:
    """Return the questions of a change of few people: one of both is shown, and the change is it.

    Beside what was shown of the wave before, both would tell of those who came only once.
    """
    primary = wave.instrument.primary
    if change is None or primary is None or change.mean is None:
        return frozenset()
    return frozenset(primary.items if len(pairs(primary, wave)) < OPTIONS_FROM else ())


def _change(wave: Wave, k: int) -> Change | None:
    primary = wave.instrument.primary
    if primary is None or not wave.before:
        return None
    both = pairs(primary, wave)
    found = [late - early for early, late in both]
    test = statistics.signed_rank(found)
    shown = _shown_pairs(wave, len(found), k)
    if len(found) < max(MEAN_FROM, k) or test.changed < k or len(set(found)) == 1:
        return Change(primary.id, enough=False, pairs=shown)
    if not _ends_are_open(wave, primary, both, k):
        return Change(primary.id, enough=False, pairs=shown)
    around = statistics.interval(found)
    tells = test.changed >= statistics.FEWEST_CHANGED and test.p is not None
    return Change(
        primary.id,
        enough=True,
        pairs=shown,
        mean=_rounded(around.mean),
        low=_rounded(around.low),
        high=_rounded(around.high),
        p=_small(test.p or 0.0) if tells else None,
        effect=_rounded(test.r or 0.0),
        tendency=_tendency(found, k),
    )


def _shown_pairs(wave: Wave, both: int, k: int) -> int | None:
    """Return how many answered both times, unless it shows how few did so only once."""
    once = (len(wave.sheets) - both, len(wave.before) - both)
    return both if both >= k and all(is_safe(one, k) for one in once) else None


def _ends_are_open(
    wave: Wave, of: Score, both: Sequence[tuple[Fraction, Fraction]], k: int
) -> bool:
    """Whether neither the changes nor the later scores must all be at one end of the scale."""
    item = wave.instrument.item(of.items[0])
    assert item
    points = [int(one) for one in codes(wave.instrument, item)]
    width, step, people = max(points) - min(points), Fraction(1, len(of.items)), len(both)
    late = tenth(_average([late for _, late in both]))
    change = tenth(_average([late - early for early, late in both]))
    return is_inside(min(points), max(points), step, late, people, k) and is_inside(
        -width, width, step, change, people, k
    )


def _tendency(found: Sequence[Fraction], k: int) -> tuple[Group, ...]:
    if len(found) < TENDENCY_FROM:
        return ()
    signs = [sum(one < 0 for one in found), sum(one == 0 for one in found)]
    return _groups((WORSE, SAME, BETTER), [*signs, len(found) - sum(signs)], k)


def outside(inside: Report) -> Report:
    """Return the report for readers outside: made of what is shown inside, so nothing is added."""
    k = max(OUTSIDE_K, inside.k)
    if inside.answered is None or inside.answered < k:
        return Report(inside.wave, k, None)
    gap = (inside.invited or 0) - inside.answered
    return Report(
        inside.wave,
        k,
        inside.answered,
        inside.invited if is_safe(gap, k) else None,
        tuple(_figure_outside(one, inside.answered, k) for one in inside.figures),
        inside.change and _change_outside(inside.change, k),
    )


def _figure_outside(inside: Figure, answered: int, k: int) -> Figure:
    if inside.several:
        groups = tuple(
            one if may_show_choice(one.people or 0, answered, k) else replace(one, people=None)
            for one in inside.groups
        )
        return replace(inside, groups=groups)
    are_large = all(is_safe(one.people or 0, k) for one in inside.groups)
    return inside if are_large else replace(inside, groups=())


def _change_outside(inside: Change, k: int) -> Change:
    if not inside.enough or inside.pairs is None or inside.pairs < k:
        return Change(inside.score, enough=False)
    shown = inside.pairs >= EFFECT_OUTSIDE_FROM
    tendency = (
        inside.tendency if all(is_safe(one.people or 0, k) for one in inside.tendency) else ()
    )
    return replace(inside, effect=inside.effect if shown else None, tendency=tendency)


def _average(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _rounded(number: float) -> Decimal:
    return _decimal(tenth(Fraction(number).limit_denominator(10**9)))


def _small(p: float) -> Decimal:
    """Round a p to two decimals, up: never "0.00", and never better than it is."""
    return Decimal(math.ceil(Fraction(p) * 100)) / 100
