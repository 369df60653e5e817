"""Groups of people side by side, so that no small one can be read off."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Folded:
    """The groups that may be shown, the largest first, and those that stand together as others.

    `rest` is None when nothing can be said of the others: they are too few, or all is hidden.
    """

    shown: Mapping[str, int]
    hidden: tuple[str, ...]
    rest: int | None


def fold(counts: Mapping[str, int], k: int) -> Folded:
    """Return which groups of people, none of them in two, may stand beside each other.

    A group of fewer than `k`, also an empty one, is hidden among others. If these are fewer than
    `k` together, the smallest of the rest is hidden with them: else they would be what is missing
    from a total (secondary suppression).
    """
    order = sorted(counts, key=lambda name: (-counts[name], name))
    shown = [name for name in order if counts[name] >= k]
    hidden = [name for name in order if counts[name] < k]
    while hidden and shown and 0 < sum(counts[name] for name in hidden) < k:
        hidden.insert(0, shown.pop())
    rest = sum(counts[name] for name in hidden)
    return Folded(
        {name: counts[name] for name in shown}, tuple(hidden), rest if rest >= k else None
    )
