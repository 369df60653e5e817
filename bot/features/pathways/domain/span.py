"""From the least to the most something can be."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

ZERO: Final = Decimal(0)


@dataclass(frozen=True)
class Span:
    """From `low` to `high`, the same twice when it is one value."""

    low: Decimal = ZERO
    high: Decimal = ZERO

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def least(self, other: "Span") -> "Span":
        """Return the span of the smaller of the two, whichever it is."""
        return Span(min(self.low, other.low), min(self.high, other.high))
