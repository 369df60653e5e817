"""The figures of small groups, against examples that others published and computed."""

import importlib
import itertools
from collections.abc import Sequence
from fractions import Fraction
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.features.results.domain.statistics import interval, signed_rank

# Hollander & Wolfe, Nonparametric Statistical Methods (1973), p. 29: nine patients' depression
# scores; the example of R's wilcox.test, which prints V = 40 and p = 0.01953, one-sided.
DEPRESSION = [952, -147, 1022, 430, 620, 590, 490, -80, 10]
# Darwin's maize, in eighths of an inch: Fisher, The Design of Experiments (1935), section 21;
# SciPy's documentation of `wilcoxon` prints 24.0 and p = 0.041259765625.
MAIZE = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]
# Student's sleep data (1908), hours times ten: R's t.test(..., paired = TRUE) prints the interval.
SLEEP_1 = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20]
SLEEP_2 = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34]
# Pingouin's documentation of `wilcoxon`: W = 20.5, RBC = -0.378788.
PINGOUIN = [
    one - other
    for one, other in zip(
        [20, 22, 19, 20, 22, 18, 24, 20, 19, 24, 26, 13],
        [38, 37, 33, 29, 14, 12, 20, 22, 17, 25, 26, 16],
        strict=True,
    )
]
WHOLE = st.integers(-9, 9)
CHANGES = st.lists(WHOLE, min_size=2, max_size=30)


def test_nine_patients_of_hollander_and_wolfe():
    test = signed_rank(DEPRESSION)
    assert (test.zeros, test.up, test.down) == (0, 40, 5)
    assert test.p == 2 * 10 / 512
    assert test.p / 2 == pytest.approx(0.01953, abs=5e-6)
    assert test.r == pytest.approx(0.7778, abs=5e-5)


def test_darwins_maize():
    test = signed_rank(MAIZE)
    assert min(test.up, test.down) == 24.0
    assert test.p == 0.041259765625
    assert test.r == 0.6


def test_fishers_interval_of_darwins_maize():
    found = interval(MAIZE)
    assert found.mean / 8 == pytest.approx(2.6167, abs=5e-5)
    assert (found.low, found.high) == pytest.approx((0.0312, 41.8355), abs=5e-5)


def test_students_sleep():
    differences = [one - other for one, other in zip(SLEEP_1, SLEEP_2, strict=True)]
    found = interval([Fraction(one, 10) for one in differences])
    assert found.mean == pytest.approx(-1.58)
    assert (found.low, found.high) == pytest.approx((-2.4598858, -0.7001142), abs=5e-8)
    test = signed_rank(differences)
    assert (test.zeros, test.changed, test.down) == (1, 9, 45)
    assert (test.p, test.r) == (2 / 512, -1)


def test_a_zero_and_ties_as_pingouin_has_them():
    test = signed_rank(PINGOUIN)
    assert min(test.up, test.down) == 20.5
    assert test.r == pytest.approx(-0.378788, abs=5e-7)
    assert test.p == 590 / 2048


def test_ties_without_zeros():
    test = signed_rank([8, 3, 7, 5, 5, 2, 4, 4, -2, -3])  # data of a test of stdlib-js
    assert (test.up, test.down, test.p) == (50, 5, 20 / 1024)
    assert test.r == pytest.approx(0.8182, abs=5e-5)


def test_nothing_changed_means_no_test():
    test = signed_rank([0, 0, 0])
    assert (test.zeros, test.changed, test.p, test.r) == (3, 0, None, None)


@pytest.mark.parametrize("changed", range(1, 6))
def test_fewer_than_six_that_changed_can_show_nothing(changed):
    assert signed_rank([1] * changed).p > 0.05
    assert signed_rank([1] * 6).p < 0.05


def stats() -> ModuleType:
    """Return SciPy's, once it is wanted: every worker collects this file, and few run it."""
    return importlib.import_module("scipy.stats")


def test_many_pairs_are_tested_as_scipy_approximates_them():
    many = [(7 * n) % 23 - 9 for n in range(80)]
    theirs = stats().wilcoxon(many, correction=False, method="asymptotic").pvalue
    assert signed_rank(many).p == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize("size", [3, 6])
def test_the_test_counts_every_pattern_of_signs(size):
    for changes in itertools.combinations_with_replacement((-3, -2, -1, 0, 1, 2, 3), size):
        if any(changes):
            assert signed_rank(changes).p == _enumerated(changes)


def _enumerated(changes: Sequence[int]) -> float:
    sizes = sorted(abs(one) for one in changes if one)
    place = {one: [n for n, each in enumerate(sizes, 1) if each == one] for one in sizes}
    rank = {one: Fraction(sum(places), len(places)) for one, places in place.items()}
    total = sum(rank[one] for one in sizes)
    seen = sum(rank[one] for one in changes if one > 0)
    sums = [sum(itertools.compress(map(rank.get, sizes), signs))
            for signs in itertools.product((0, 1), repeat=len(sizes))]  # fmt: skip
    far = abs(2 * seen - total)
    return sum(abs(2 * one - total) >= far for one in sums) / len(sums)


@given(CHANGES)
def test_our_interval_is_scipys(changes):
    assume(len(set(changes)) > 1)
    theirs = stats().ttest_1samp(changes, 0).confidence_interval()
    found = interval(changes)
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(CHANGES, st.fractions(Fraction(1, 7), 5))
def test_scale_and_zeros_do_not_matter_and_the_sign_turns_the_effect(changes, scale):
    test = signed_rank(changes)
    scaled = signed_rank([one * scale for one in changes])
    turned, padded = signed_rank([-one for one in changes]), signed_rank([*changes, 0])
    assert scaled == test
    assert (padded.p, padded.r) == (test.p, test.r)
    assert turned.p == test.p
    assert turned.r == (None if test.r is None else -test.r)


@given(st.integers(2, 20), WHOLE)
def test_an_interval_of_equal_changes_is_one_point(count, change):
    found = interval([change] * count)
    assert (found.low, found.mean, found.high) == (change, change, change)
