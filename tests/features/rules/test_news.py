"""Whatever figure changes, the message about it says what was and what is, and fits."""

import datetime as dt
import re
from decimal import Decimal
from functools import cache

import pytest

from bot.content.figure_text import figure_text
from bot.content.figures import Count, Day, Duration, Figure, Money, Percent
from bot.features.rules import domain, views
from bot.features.rules.domain import Change, State
from bot.i18n.split import LIMIT, units
from bot.screen import Home
from tests import shipped
from tests.conftest import START

MARKS = re.compile("[\u2066-\u2069\u200e\u200f]")


@cache
def used() -> list[tuple[Figure, domain.Users]]:
    """Return every figure that something uses, with what does: found by looking at all content."""
    found = [
        (figure, domain.users(shipped.library(), figure.id))
        for figure in shipped.library().figures.values()
    ]
    return [(figure, using) for figure, using in found if any(vars(using).values())]


def grown(figure: Figure) -> Figure:
    """Return the figure as it would be after a change of the rule."""
    match figure:
        case Day():
            return figure.model_copy(update={"value": figure.value + dt.timedelta(days=7)})
        case Money() | Duration() | Count() | Percent():
            more = {
                name: getattr(figure, name) + Decimal(1)
                for name in ("value", "low", "high")
                if getattr(figure, name) is not None
            }
            return figure.model_copy(update=more)


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa"])
def test_news_of_any_figure_say_what_was_and_what_is_and_fit(language: str):
    t, library = shipped.catalogs().translator(language), shipped.library()
    assert used()
    for figure, using in used():
        old = grown(figure)
        change = Change(1, old, figure, START, State.APPROVED)
        piece = views.news(t, library, change, using.steps, using.clocks, lambda _: Home())
        read = MARKS.sub("", piece.message.text)
        assert MARKS.sub("", figure_text(t, old)) in read, figure.id
        assert MARKS.sub("", figure_text(t, figure)) in read, figure.id
        assert units(piece.message.text) <= LIMIT
        assert piece.message.rows, "there is something to open"


def test_a_figure_is_the_same_whoever_checked_it_and_is_read_back_as_it_was():
    for figure in shipped.library().figures.values():
        later = figure.model_copy(update={"checked": dt.date(2027, 1, 1), "uncertain": False})
        assert domain.is_same(figure, later)
        assert not domain.is_same(figure, grown(figure))
        assert domain.read(domain.written(figure)) == figure
