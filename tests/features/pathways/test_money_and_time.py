"""What is left to pay and how long it takes."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content import Library, StepStatus
from bot.content.pathways import Pathway
from bot.features.pathways.domain import (
    Plan,
    Span,
    Told,
    know,
    lay_out,
    make_plan,
    money_left,
    time_left,
)
from tests.features.pathways.library import OTHER, PLAN, cost, length, library, money
from tests.features.pathways.routes import route, step

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plan(library: Library, track: Pathway = PLAN, **said: StepStatus) -> Plan:
    told = {slug: Told(status) for slug, status in said.items()}
    return lay_out(track, know(library.steps.values(), {}, told))


def span(low: int, high: int | None = None) -> Span:
    return Span(Decimal(low), Decimal(low if high is None else high))


def test_the_open_steps_are_added_up_with_and_without_help(small: Library) -> None:
    bill = money_left(small, plan(small))

    assert bill.full == {"GBP": span(1200, 1400)}
    assert bill.helped == {"GBP": span(500)}
    assert (bill.varying, bill.exact, bill.checked) == (1, False, dt.date(2026, 10, 1))


def test_what_is_done_is_paid(small: Library) -> None:
    bill = money_left(small, plan(small, exam=StepStatus.DONE, papers=StepStatus.NOT_FOR_ME))

    assert bill.full == {"GBP": span(200)}
    assert bill.helped == {"GBP": span(0)}
    assert (bill.varying, bill.exact) == (0, True)


def test_each_currency_is_a_sum_of_its_own(small: Library) -> None:
    assert money_left(small, plan(small, OTHER)).full == {"GBP": span(200), "USD": span(300)}


def test_help_in_another_currency_or_without_an_amount_is_not_counted(small: Library) -> None:
    odd = route(step("odd", costs=(cost("exam_fee", "degree_fee", "varies"),)))

    assert money_left(small, make_plan(odd, {}, {})).helped == {"GBP": span(1000, 1200)}


def test_a_second_try_is_in_no_sum(small: Library) -> None:
    first, again = (
        cost("exam_fee", "exam_half"),
        cost("exam_fee").model_copy(update={"counts": False}),
    )
    helped = first.concessions[0].model_copy(update={"counts": False})
    first = first.model_copy(update={"concessions": (helped,)})
    bill = money_left(small, make_plan(route(step("exam", costs=(first, again))), {}, {}))

    assert bill.full == bill.helped == {"GBP": span(1000, 1200)}
    assert (len(bill.items), bill.varying) == (2, 1)


def test_nothing_to_pay_is_no_sum(small: Library) -> None:
    bill = money_left(small, make_plan(route(step("free-step")), {}, {}))

    assert (bill.full, bill.items, bill.checked, bill.exact) == ({}, (), None, True)


def test_the_least_time_is_the_longest_chain_and_the_most_is_one_after_the_other(
    small: Library,
) -> None:
    aside = step("aside", takes="half_year")
    left = time_left(small, plan(small, route(*PLAN.steps, aside)))

    assert left.months == span(9, 21)
    assert (len(left.lengths), left.uncounted, left.exact) == (3, 1, False)


@pytest.mark.parametrize(
    ("n", "unit", "months"),
    [(1, "year", "12"), (365, "day", "11.99"), (52, "week", "11.96"), (24, "hour", "0.03"),
     (60, "minute", "0.001")],
)  # fmt: skip
def test_every_unit_is_counted_in_months(shipped: Library, n: int, unit: str, months: str) -> None:
    made = library(shipped, figures={"a_time": length("a_time", n, unit=unit)})
    left = time_left(made, make_plan(route(step("one", takes="a_time")), {}, {}))

    assert abs(left.months.low - Decimal(months)) < Decimal("0.005")


def test_a_step_that_is_done_holds_nothing_up(small: Library) -> None:
    left = time_left(small, plan(small, english=StepStatus.DONE))

    assert left.months == span(3, 9)


def test_a_finished_plan_takes_no_time(small: Library) -> None:
    done = {one.slug: StepStatus.DONE for one in PLAN.steps}

    assert time_left(small, plan(small, **done)).months == span(0)


NAMES = [f"s{n}" for n in range(5)]
AMOUNTS = ["fee_0", "fee_1", "fee_2", "fee_3", "free", "varies"]
BOUNDS = st.lists(st.integers(0, 2000), min_size=1, max_size=2, unique=True).map(sorted)


@st.composite
def routes(draw: st.DrawFn) -> tuple[Pathway, dict[str, object]]:
    """Return a route of steps with costs and lengths, and the figures they name."""
    figures = {
        name: money(name, *draw(BOUNDS), currency=draw(st.sampled_from(["GBP", "USD"])))
        for name in AMOUNTS[:4]
    }
    figures |= {f"time_{n}": length(f"time_{n}", *draw(BOUNDS)) for n in range(2)}
    amounts, made = st.sampled_from(AMOUNTS), []
    for place, slug in enumerate(NAMES):
        costs = [cost(draw(amounts), *draw(st.lists(amounts, max_size=2)))
                 for _ in range(draw(st.integers(1, 2)))]  # fmt: skip
        after = draw(st.lists(st.sampled_from(NAMES[:place]), unique=True)) if place else []
        takes = draw(st.sampled_from([None, "time_0", "time_1"]))
        made.append(step(slug, costs=tuple(costs), takes=takes, after=tuple(after)))
    return route(*made), figures


@patient
@given(routes(), st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_doing_a_step_never_costs_money_or_time(
    shipped: Library, made: tuple[Pathway, dict], done: set[str], more: str
) -> None:
    track, figures = made
    changed = library(shipped, pathways=(track,), figures=figures)
    before = plan(changed, track, **dict.fromkeys(done, StepStatus.DONE))
    after = plan(changed, track, **dict.fromkeys({*done, more}, StepStatus.DONE))

    assert_no_longer(time_left(changed, before).months, time_left(changed, after).months)
    first, then = money_left(changed, before), money_left(changed, after)
    assert set(then.full) <= set(first.full)
    for code, amount in then.full.items():
        assert_no_longer(first.full[code], amount)
        assert_no_longer(first.helped[code], then.helped[code])
    assert then.varying <= first.varying


@patient
@given(routes(), st.sets(st.sampled_from(NAMES)))
def test_help_never_makes_it_dearer_and_the_least_is_never_more_than_the_most(
    shipped: Library, made: tuple[Pathway, dict], done: set[str]
) -> None:
    track, figures = made
    changed = library(shipped, pathways=(track,), figures=figures)
    mine = plan(changed, track, **dict.fromkeys(done, StepStatus.DONE))
    bill, months = money_left(changed, mine), time_left(changed, mine).months

    assert set(bill.helped) == set(bill.full)
    for code, amount in bill.full.items():
        assert_no_longer(amount, bill.helped[code])
        assert amount.low <= amount.high
        assert bill.helped[code].low <= bill.helped[code].high
    assert months.low <= months.high


def assert_no_longer(before: Span, after: Span) -> None:
    assert after.low <= before.low
    assert after.high <= before.high


def test_doing_a_shipped_step_never_costs_money_or_time(shipped: Library) -> None:
    for track in shipped.pathways:
        known = shipped.facts({"profession": track.professions[0], "stage": "qualified"}).answers
        told: dict[str, Told] = {}
        before = lay_out(track, know(shipped.steps.values(), known, told))
        for one in track.steps:
            told = {**told, one.slug: Told(StepStatus.DONE)}
            after = lay_out(track, know(shipped.steps.values(), known, told))
            first, then = money_left(shipped, before), money_left(shipped, after)
            assert_no_longer(time_left(shipped, before).months, time_left(shipped, after).months)
            for code, amount in then.full.items():
                assert_no_longer(first.full[code], amount)
            before = after
