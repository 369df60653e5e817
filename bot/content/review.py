"""Checks on dates: whatever was checked must be checked again in time."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from bot.content.fields import Content
from bot.content.parse import Entry
from bot.content.shelf import Shelf
from bot.content.sources import Dated
from bot.content.yaml_text import Place
from bot.problem import Problem, Severity

GRACE: Final = dt.timedelta(days=30)


def reviews(shelf: Shelf, today: dt.date) -> Iterator[Problem]:
    """Find what must be checked again, and dates that cannot be."""
    for entry in shelf.entries:
        if isinstance(entry.model, Dated):
            yield from _review(entry, (), entry.model, today)
        for found in entry.values:
            if isinstance(found.value, Dated):
                yield from _review(entry, found.place, found.value, today)


def _review(entry: Entry[Content], place: Place, dated: Dated, today: dt.date) -> Iterator[Problem]:
    review = (*place, "review_by")
    if dated.review_by <= dated.checked:
        message = f"the review ({dated.review_by}) is not after the check ({dated.checked})"
        yield entry.problem(review, message, "Mend one of the two dates.")
    elif dated.checked > today:
        message = f"was checked on {dated.checked}, which is still to come"
        yield entry.problem((*place, "checked"), message, "Mend the date.", Severity.WARNING)
    elif dated.review_by < today:
        late = today - dated.review_by > GRACE
        message = f"was to be checked again by {dated.review_by}"
        advice = "Look at the page, put right what changed, and move both dates."
        severity = Severity.OVERDUE if late else Severity.WARNING
        yield entry.problem(review, message, advice, severity)
