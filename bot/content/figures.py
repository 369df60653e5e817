"""Figures: each stands in one place, and texts refer to it as {its_id}.

A changed fee then changes every screen and no translation.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from bot.content.fields import Content, FigureId, Name
from bot.content.sources import Claim, Dated


class AnyFigure(Claim, Dated):
    id: FigureId
    about: Name
    """What it is, for people who edit or translate; readers do not see it."""


class _Amount(AnyFigure):
    """A number, as `value` or as a range from `low` to `high`."""

    value: Annotated[Decimal, Field(ge=0)] | None = None
    low: Annotated[Decimal, Field(ge=0)] | None = None
    high: Annotated[Decimal, Field(ge=0)] | None = None
    exact: bool
    """False for a rounded or estimated figure: readers see "about"."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        match self.value, self.low, self.high:
            case Decimal(), None, None:
                return self
            case None, Decimal() as low, Decimal() as high if low < high:
                return self
        raise ValueError("needs either `value`, or `low` and a larger `high`")

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the most it can be; the same twice when it is one value."""
        least = self.value if self.low is None else self.low
        most = self.value if self.high is None else self.high
        assert least is not None  # checked when it was read
        assert most is not None
        return least, most


class Money(_Amount):
    """An amount of money."""

    kind: Literal["money"]
    currency: Literal["GBP", "USD", "AUD"]


class Duration(_Amount):
    """A length of time."""

    kind: Literal["duration"]
    unit: Literal["minute", "hour", "day", "week", "month", "year"]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if any(bound != int(bound) for bound in self.bounds):
            raise ValueError("needs a whole number (use a smaller unit)")
        return self


class Count(_Amount):
    """A bare number: tries, questions, a score."""

    kind: Literal["count"]


class Percent(_Amount):
    """A share of a hundred."""

    kind: Literal["percent"]


class Day(AnyFigure):
    """A date."""

    kind: Literal["date"]
    value: dt.date


Figure: TypeAlias = Annotated[Money | Duration | Count | Percent | Day, Field(discriminator="kind")]


class FiguresFile(Content):
    """content/figures/<area>.yaml."""

    figures: tuple[Figure, ...]
