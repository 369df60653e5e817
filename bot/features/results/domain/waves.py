"""A closed wave as results see it: an instrument, and one sheet of answers for each person."""

from dataclasses import dataclass
from fractions import Fraction

from bot.content.instruments import (
    Answers,
    AnyItem,
    Instrument,
    MultipleItem,
    NumberItem,
    ScaleItem,
    Score,
    TextItem,
)


@dataclass(frozen=True)
class Sheet:
    """What one person answered, by item; `who` stands for the same person in every wave."""

    who: str
    answers: Answers


@dataclass(frozen=True)
class Wave:
    """One asking of one instrument. `before` are the sheets of the wave it is compared with."""

    id: int
    instrument: Instrument
    is_closed: bool
    invited: int
    sheets: tuple[Sheet, ...]
    before: tuple[Sheet, ...] = ()

    def texts(self, item: TextItem) -> list[tuple[str, str]]:
        """Return who wrote what, in the order of those who wrote."""
        found = ((one.who, one.answers.get(item.id)) for one in self.sheets)
        return sorted((who, text) for who, text in found if isinstance(text, str))


def is_counted(item: AnyItem) -> bool:
    """Whether the item has options that people can be counted at."""
    return not isinstance(item, TextItem)


def is_on_a_scale(item: AnyItem) -> bool:
    return isinstance(item, ScaleItem | NumberItem)


def codes(instrument: Instrument, item: AnyItem) -> tuple[str, ...]:
    """Return what stands for each option of an item, in order."""
    return tuple(str(value) for value in instrument.values(item))


def counts(instrument: Instrument, item: AnyItem, sheets: tuple[Sheet, ...]) -> list[int]:
    """Return how many chose each option."""
    values = instrument.values(item)
    chosen = [one.answers.get(item.id) for one in sheets]
    if isinstance(item, MultipleItem):
        return [sum(isinstance(c, tuple) and value in c for c in chosen) for value in values]
    return [sum(c == value for c in chosen) for value in values]


def score(of: Score, sheet: Sheet) -> Fraction | None:
    """Return the mean of the points of one person; None when too few items were answered."""
    points = [value for item in of.items if isinstance(value := sheet.answers.get(item), int)]
    return Fraction(sum(points), len(points)) if len(points) >= of.at_least else None


def pairs(of: Score, wave: Wave) -> list[tuple[Fraction, Fraction]]:
    """Return the earlier and the later score of everybody who has both."""
    before = {one.who: score(of, one) for one in wave.before}
    found = ((before.get(one.who), score(of, one)) for one in wave.sheets)
    return [(early, late) for early, late in found if early is not None and late is not None]
