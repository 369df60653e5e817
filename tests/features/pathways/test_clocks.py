"""Clocks: until when a dated result counts."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Library, StepStatus
from bot.features.pathways.domain import Phase, Running, Told, clocks, make_plan, urgent
from bot.features.pathways.domain.clocks import later
from tests.features.pathways.library import PLAN, clock, length

TODAY = dt.date(2026, 11, 21)
DAYS = st.dates(dt.date(1980, 1, 1), TODAY)


def running(library: Library, day: dt.date, today: dt.date = TODAY) -> Running:
    return clocks(library, {"oet": day}, today)[0]


@pytest.mark.parametrize(
    ("day", "n", "unit", "end"),
    [
        (dt.date(2026, 3, 14), 2, "year", dt.date(2028, 3, 14)),
        (dt.date(2024, 2, 29), 1, "year", dt.date(2025, 2, 28)),
        (dt.date(2026, 8, 31), 1, "month", dt.date(2026, 9, 30)),
        (dt.date(2026, 11, 30), 3, "month", dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 24), 2, "week", dt.date(2027, 1, 7)),
        (dt.date(2026, 12, 31), 1, "day", dt.date(2027, 1, 1)),
        (dt.date(2026, 12, 31), 48, "hour", dt.date(2027, 1, 2)),
        (dt.date(2026, 12, 31), 30, "minute", dt.date(2026, 12, 31)),
    ],
)
def test_lengths_are_counted_on_the_calendar(day: dt.date, n: int, unit: str, end: dt.date) -> None:
    assert later(day, length("a_time", n, unit=unit)) == end


def test_of_a_range_the_shortest_counts() -> None:
    assert later(dt.date(2026, 1, 1), length("a_time", 3, 6)) == dt.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("today", "phase", "left"),
    [
        (dt.date(2028, 2, 28), Phase.RUNNING, 92),
        (dt.date(2028, 2, 29), Phase.WARNING, 91),
        (dt.date(2028, 5, 30), Phase.WARNING, 0),
        (dt.date(2028, 5, 31), Phase.ENDED, -1),
    ],
)
def test_a_clock_warns_in_time_and_counts_its_last_day(
    small: Library, today: dt.date, phase: Phase, left: int
) -> None:
    """It is valid for two years, and warns three months before."""
    one = running(small, dt.date(2026, 5, 30), today)

    assert (one.end, one.phase, one.left) == (dt.date(2028, 5, 30), phase, left)


@given(DAYS, st.integers(1, 120), st.integers(1, 120))
def test_a_figure_that_changes_in_content_moves_every_clock(
    small: Library, day: dt.date, now: int, then: int
) -> None:
    def end(months: int) -> dt.date:
        figures = {**small.figures, "two_years": length("two_years", months)}
        return running(dataclasses.replace(small, figures=figures), day).end

    assert (end(now) < end(then)) == (now < then)
    assert (end(now).year - day.year) * 12 + end(now).month - day.month == now


@given(DAYS, st.dates(TODAY, dt.date(2040, 1, 1)))
def test_time_only_brings_a_clock_nearer_to_its_end(
    small: Library, day: dt.date, later_on: dt.date
) -> None:
    phases = list(Phase)
    now, then = running(small, day), running(small, day, later_on)

    assert phases.index(now.phase) <= phases.index(then.phase)
    assert now.end == then.end


def test_clocks_come_in_the_order_of_their_ends_and_unknown_ones_are_left_out(
    small: Library,
) -> None:
    dates = {"oet": dt.date(2026, 1, 1), "cbt": dt.date(2025, 1, 1), "gone": dt.date(2020, 1, 1)}

    assert [one.clock.id for one in clocks(small, dates, TODAY)] == ["cbt", "oet"]


def test_the_most_urgent_is_what_can_still_be_saved(small: Library) -> None:
    def of(**years: int) -> str | None:
        three = dataclasses.replace(small, clocks=tuple(map(clock, ("a", "b", "c"))))
        dates = {name: dt.date(year, 1, 1) for name, year in years.items()}
        one = urgent(clocks(three, dates, TODAY))
        return one.clock.id if one else None

    assert of(a=2026) is None
    assert of(a=2025, b=2026) == "a", "it ends on 1 January 2027"
    assert of(a=2020, b=2025, c=2026) == "b", "what has ended can wait"
    assert of(a=2020, b=2024, c=2026) == "b", "the last that ended"


@pytest.mark.parametrize(
    ("day", "said", "following"),
    [
        (dt.date(2025, 1, 1), {}, "papers"),  # ends on 1 January 2027: it warns
        (dt.date(2025, 1, 1), {"english": "doing"}, "papers"),
        (dt.date(2025, 1, 1), {"papers": "stuck"}, "english"),
        (dt.date(2026, 1, 1), {}, "english"),
        (dt.date(2024, 1, 1), {}, "english"),
    ],
)
def test_what_a_clock_warns_of_comes_first(
    small: Library, day: dt.date, said: dict[str, str], following: str
) -> None:
    warned = dataclasses.replace(small, clocks=(clock("oet", step="papers"),))
    told = {slug: Told(StepStatus(status)) for slug, status in said.items()}
    plan = make_plan(PLAN, {}, told)
    mine = dataclasses.replace(plan, clocks=clocks(warned, {"oet": day}, TODAY))

    assert mine.next
    assert mine.next.slug == following


def test_what_a_clock_warns_of_waits_for_what_comes_first(small: Library) -> None:
    plan = make_plan(PLAN, {}, {})
    mine = dataclasses.replace(plan, clocks=clocks(small, {"oet": dt.date(2025, 1, 1)}, TODAY))

    assert mine.clocks[0].clock.step == "exam"
    assert mine.next
    assert mine.next.slug == "english"
