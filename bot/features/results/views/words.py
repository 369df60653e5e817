"""How figures are said, the same in a chat, on a picture and in a spreadsheet. Plain texts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.content.instruments import AnyItem, Instrument, NumberItem, ScaleItem
from bot.features.results.domain.report import (
    BETTER,
    NO_ANSWER,
    SAME,
    WORSE,
    Change,
    Figure,
    Group,
    Report,
)
from bot.features.results.domain.suppression import MEAN_FROM
from bot.features.results.domain.waves import codes, is_on_a_scale
from bot.i18n import Translator, plain

PERCENT_FROM: Final = 20
"""People before a share is said in percent; fewer are "4 of 9"."""
RARE: Final = Decimal("0.05")


@dataclass(frozen=True)
class Shown:
    """A report with what it is of: the instrument, and the day the wave was closed."""

    report: Report
    instrument: Instrument
    closed: dt.date
    late: bool = False


class Words:
    """Says what a report holds, in the reader's language."""

    def __init__(self, t: Translator, shown: Shown) -> None:
        self.t = t
        self.shown = shown
        self.report = shown.report

    @property
    def title(self) -> str:
        return self.t.content(self.shown.instrument.title)

    def item(self, code: str) -> AnyItem:
        item = self.shown.instrument.item(code)
        assert item, "a report is of what its instrument asks"
        return item

    def closed(self) -> str:
        return plain(self.t.gettext("Closed on {date}"), date=self.t.date(self.shown.closed))

    def response(self) -> str:
        """Say how many answered, of how many."""
        t, answered, invited = self.t, self.report.answered, self.report.invited
        if answered is None:
            text = t.gettext("Fewer than {k} people answered: too few to show anything.")
            return plain(text, k=t.number(self.report.k))
        if invited is None:
            text = t.ngettext(
                "{n} person answered: nearly everybody who was asked.",
                "{n} people answered: nearly everybody who was asked.",
                answered,
            )
            return plain(text, n=t.number(answered))
        counts = {"n": t.number(answered), "invited": t.number(invited)}
        if invited < PERCENT_FROM:
            return plain(t.gettext("{n} of {invited} people answered."), **counts)
        text = t.gettext("{n} of {invited} people answered ({percent}).")
        return plain(text, **counts, percent=self.percent(answered, invited))

    def percent(self, people: int, of: int) -> str:
        share = int(Decimal(100 * people) / of + Decimal("0.5"))
        # Translators: a share of people in whole percent, such as 61%.
        return plain(self.t.gettext("{n}%"), n=self.t.number(share))

    def hidden(self) -> str:
        text = self.t.gettext("Hidden to protect people (fewer than {k}, or all alike)")
        return plain(text, k=self.t.number(self.report.k))

    def why_hidden(self, code: str) -> str:
        """Say why nothing is shown of a question."""
        t, instrument, change = self.t, self.shown.instrument, self.report.change
        primary = instrument.primary
        if change and change.mean is not None and primary and code in primary.items:
            return t.gettext("It is part of the change above. With few people, only one is shown.")
        enough = max(MEAN_FROM, self.report.k)
        if not is_on_a_scale(self.item(code)):
            enough = 2 * self.report.k
        if (self.report.answered or 0) < enough:
            return plain(t.gettext("Shown from {n} people on."), n=t.number(enough))
        return self.hidden()

    # One question

    def group(self, item: AnyItem, group: Group) -> str:
        """Name the options that stand together."""
        named = [self.option(item, one) for one in group.options if one != NO_ANSWER]
        if not named:
            return self.t.gettext("No answer")
        label = self._range(named) if is_on_a_scale(item) else self.t.list(named)
        if len(named) == len(group.options):
            return label
        return plain(self.t.gettext("{answers}, or no answer"), answers=label)

    def _range(self, named: Sequence[str]) -> str:
        if len(named) == 1:
            return named[0]
        # Translators: two points of a scale, and those between them: "Not at all to Partly".
        text = self.t.gettext("{first} to {last}")
        return plain(text, first=named[0], last=named[-1])

    def option(self, item: AnyItem, code: str) -> str:
        """Name one option, as people saw it."""
        if isinstance(item, ScaleItem):
            labels = self.shown.instrument.points(item)
            return self.t.content(labels[codes(self.shown.instrument, item).index(code)])
        if isinstance(item, NumberItem):
            return self.t.number(int(code))
        options = getattr(item, "options", ())
        return next((self.t.content(one.label) for one in options if one.id == code), code)

    def people(self, group: Group) -> str:
        if group.people is None:
            return self.hidden()
        n, answered = self.t.number(group.people), self.report.answered or 0
        if answered < PERCENT_FROM:
            return n
        # Translators: how many people, and their share: "14 (58%)".
        text = self.t.gettext("{n} ({percent})")
        return plain(text, n=n, percent=self.percent(group.people, answered))

    def mean(self, item: AnyItem, mean: Decimal) -> str:
        """Say a mean, with both ends of its scale."""
        text = self.t.gettext("Average {mean}, on a scale from {low} ({first}) to {high} ({last})")
        low, high = self.ends(item)
        first, last = self.end_labels(item)
        return plain(
            text,
            mean=self.t.number(mean),
            low=self.t.number(low),
            high=self.t.number(high),
            first=first,
            last=last,
        )

    def ends(self, item: AnyItem) -> tuple[int, int]:
        points = [int(one) for one in codes(self.shown.instrument, item)]
        return min(points), max(points)

    def end_labels(self, item: AnyItem) -> tuple[str, str]:
        if isinstance(item, NumberItem):
            return self.t.content(item.lowest), self.t.content(item.highest)
        labels = self.shown.instrument.points(item) if isinstance(item, ScaleItem) else ("", "")
        return self.t.content(labels[0]), self.t.content(labels[-1])

    def figure(self, figure: Figure) -> list[str]:
        """Say what is shown of one question, line by line."""
        item = self.item(figure.item)
        if figure.mean is not None:
            return [self.mean(item, figure.mean)]
        if not figure.groups:
            return [self.why_hidden(figure.item)]
        # Translators: an answer, and how many people gave it: "Partly: 7".
        text = self.t.gettext("{answer}: {people}")
        return [
            plain(text, answer=self.group(item, one), people=self.people(one))
            for one in figure.groups
        ]

    # The primary result

    def score(self, change: Change) -> str:
        scores = self.shown.instrument.scores
        return next((self.t.content(one.title) for one in scores if one.id == change.score), "")

    def change(self, change: Change) -> list[str]:
        """Say how the primary result changed, and how sure that is; never that we caused it."""
        t = self.t
        if not change.enough:
            text = t.gettext("Too few answered both times, or too few changed, to show a change.")
            return [*self._pairs(change), text]
        return [
            self.went(change),
            *self._pairs(change),
            *self.tendency(change),
            self.chance(change),
        ]

    def went(self, change: Change) -> str:
        """Say the change and its interval."""
        t, mean = self.t, change.mean or Decimal(0)
        if mean > 0:
            text = t.gettext(
                "Went up by {mean}. The true change is probably between {low} and {high}."
            )
        elif mean < 0:
            text = t.gettext(
                "Went down by {mean}. The true change is probably between {low} and {high}."
            )
        else:
            text = t.gettext(
                "Stayed the same. The true change is probably between {low} and {high}."
            )
        low, high = change.low or Decimal(0), change.high or Decimal(0)
        return plain(text, mean=t.number(abs(mean)), low=t.number(low), high=t.number(high))

    def _pairs(self, change: Change) -> list[str]:
        t, pairs = self.t, change.pairs
        if pairs is not None:
            text = t.ngettext(
                "{n} person answered both times.", "{n} people answered both times.", pairs
            )
            return [plain(text, n=t.number(pairs))]
        if not change.enough:
            return []
        text = t.gettext("At least {n} people answered both times.")
        return [plain(text, n=t.number(max(MEAN_FROM, self.report.k)))]

    def tendency(self, change: Change) -> list[str]:
        text = self.t.gettext("{answer}: {people}")
        return [
            plain(text, answer=self.direction(one), people=self.t.number(one.people or 0))
            for one in change.tendency
        ]

    def direction(self, group: Group) -> str:
        names = {
            WORSE: self.t.gettext("Lower than before"),
            SAME: self.t.gettext("The same as before"),
            BETTER: self.t.gettext("Higher than before"),
        }
        return self.t.list([names[one] for one in group.options])

    def chance(self, change: Change) -> str:
        """Say what a test says of the change."""
        t = self.t
        if change.p is None:
            return t.gettext("Fewer than 6 people changed. No test can tell that from chance.")
        if change.p <= RARE:
            text = t.gettext("Chance alone would rarely do this (p at most {p}).")
        else:
            text = t.gettext("We cannot tell this from chance (p at most {p}).")
        return plain(text, p=t.number(change.p))

    def caution(self) -> str:
        return self.t.gettext(
            "There was no group to compare with. So this does not show what caused a change."
        )

    def late(self) -> str:
        return self.t.gettext(
            "Some answers came later. They are not shown: beside these results, they would show "
            "what a few people said."
        )
