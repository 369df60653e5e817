"""How much is left, in words: never longer, shorter or more exact than it is."""

import datetime as dt
from pathlib import Path

import pytest

from bot.content import Library
from bot.features.pathways.domain import clocks, make_plan, money_left, time_left
from bot.features.pathways.views import timing
from bot.i18n import Catalogs, Translator
from tests.features.pathways.library import PLAN, cost, length, library
from tests.features.pathways.routes import route, step

TODAY = dt.date(2026, 11, 21)
ISOLATES = dict.fromkeys((0x2068, 0x2069))


@pytest.fixture
def t(tmp_path: Path) -> Translator:
    return Catalogs.load(tmp_path).translator("en")


@pytest.mark.parametrize(
    ("bounds", "unit", "exact", "said"),
    [
        ((3,), "month", True, "at least 3 months"),
        ((3,), "month", False, "at least about 3 months"),
        ((10, 20), "day", True, "at most 1 month"),
        ((3, 6), "week", False, "at most about 2 months"),
        ((1, 2), "year", True, "at least 12 months; 24 months if you do one thing after the other"),
    ],
)
def test_a_time_is_rounded_outwards(
    shipped: Library, t: Translator, bounds: tuple[int, ...], unit: str, exact: bool, said: str
) -> None:
    figures = {"a_time": length("a_time", *bounds, unit=unit, exact=exact)}
    made = library(shipped, figures=figures)
    left = time_left(made, make_plan(route(step("one", takes="a_time")), {}, {}))

    text = timing.time_left(t, made, left).translate(ISOLATES)
    assert text.startswith(f"⏱ <b>Time that we can count:</b> {said}. It is for 1 of 1 open step.")


def test_a_time_that_nobody_knows_is_not_made_up(small: Library, t: Translator) -> None:
    left = time_left(small, make_plan(route(step("one")), {}, {}))

    assert timing.time_left(t, small, left) == "⏱ We cannot say how long the open steps take."


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "0 days"), (1, "1 day"), (28, "28 days"), (29, "4 weeks"), (91, "13 weeks"),
     (92, "3 months"), (364, "11 months")],
)  # fmt: skip
def test_what_is_left_is_never_said_to_be_more_than_it_is(
    small: Library, t: Translator, days: int, said: str
) -> None:
    [one] = clocks(small, {"oet": dt.date(2025, 1, 1)}, dt.date(2027, 1, 1) - dt.timedelta(days))

    assert f", {said} left." in timing.clock_line(t, small, one).translate(ISOLATES)


def test_what_help_pays_in_full_leaves_nothing(small: Library, t: Translator) -> None:
    paid = route(step("one", costs=(cost("exam_half", "free"),)))
    bill = money_left(small, make_plan(paid, {}, {}))

    text = timing.money_left(t, small, bill).translate(ISOLATES)
    assert "<b>Still to pay:</b> £500\n" in text
    assert "<b>If you get all the help that there is:</b> nothing\n" in text
    assert "Checked on 1 October 2026: " in text


def test_an_uncertain_figure_makes_its_sum_uncertain(small: Library, t: Translator) -> None:
    figures = {
        name: one.model_copy(update={"uncertain": True, "check_at": "gmc-fees"})
        for name, one in small.figures.items()
    }
    unsure = library(small, figures=figures)
    bill = money_left(unsure, make_plan(route(PLAN.steps[0]), {}, {}))

    text = timing.money_left(t, unsure, bill).translate(ISOLATES)
    assert "<b>Still to pay:</b> about £200\n" in text
    assert "⚠️ Not certain. Check at: " in text
