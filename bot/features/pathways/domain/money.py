"""What is still to pay on a plan, with and without the help there is."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.content import Library
from bot.content.figures import Money
from bot.content.pathways import FREE, Cost
from bot.features.pathways.domain.plan import Plan, PlannedStep
from bot.features.pathways.domain.span import Span


@dataclass(frozen=True)
class Item:
    """One thing to pay. `full` and `helped` are None where it is not the same for everybody."""

    step: PlannedStep
    cost: Cost
    currency: str
    full: Span | None
    helped: Span | None
    figures: tuple[Money, ...]


@dataclass(frozen=True)
class Bill:
    """Everything still to pay on a plan; what is free is none of it."""

    items: tuple[Item, ...]

    @cached_property
    def full(self) -> Mapping[str, Span]:
        """What can be counted, by currency, without any help."""
        return _sums((one.currency, one.full) for one in self.items)

    @cached_property
    def helped(self) -> Mapping[str, Span]:
        """The same with all the help there is, for somebody who gets all of it."""
        return _sums((one.currency, one.helped) for one in self.items)

    @property
    def varying(self) -> int:
        """How many things are not counted: not everybody pays them, or not the same."""
        return sum(one.full is None for one in self.items)

    @property
    def figures(self) -> tuple[Money, ...]:
        return tuple(dict.fromkeys(figure for one in self.items for figure in one.figures))

    @property
    def exact(self) -> bool:
        return all(one.exact and not one.uncertain for one in self.figures)

    @property
    def checked(self) -> dt.date | None:
        """The day on which the figures were checked, that of the oldest."""
        return min((one.checked for one in self.figures), default=None)


def money_left(library: Library, plan: Plan) -> Bill:
    """Return what the open steps of a plan cost."""
    return Bill(tuple(
        _item(library, step, cost)
        for step in plan.open
        for cost in step.step.costs
        if cost.amount != FREE
    ))  # fmt: skip


def _item(library: Library, step: PlannedStep, cost: Cost) -> Item:
    price = library.figures.get(cost.amount)
    if not isinstance(price, Money) or not cost.counts:
        return Item(step, cost, "", None, None, ())
    figures, helped = [price], Span(*price.bounds)
    for concession in cost.concessions:
        left = library.figures.get(concession.amount)
        if not concession.counts:
            continue
        if concession.amount == FREE:
            helped = Span()
        elif isinstance(left, Money) and left.currency == price.currency:
            helped = helped.least(Span(*left.bounds))
            figures.append(left)
    return Item(step, cost, price.currency, Span(*price.bounds), helped, tuple(figures))


def _sums(amounts: Iterator[tuple[str, Span | None]]) -> Mapping[str, Span]:
    sums: dict[str, Span] = {}
    for currency, amount in amounts:
        if amount is not None:
            sums[currency] = sums.get(currency, Span()) + amount
    return sums
