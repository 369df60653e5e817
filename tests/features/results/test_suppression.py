"""No rule of ours lets a small group be found, not even by a reader who knows the rules."""

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.results.domain.suppression import (
    MEAN_FROM,
    is_inside,
    may_show_choice,
    may_show_mean,
    tenth,
    together,
)
from tests.features.results.waves import rows

SMALL = [(3, 8, 4), (3, 11, 4), (5, 10, 4), (5, 13, 4), (5, 16, 4)]  # k, people, cells
MEANS = [(3, 8, 3), (5, 8, 5), (5, 9, 5), (5, 11, 3)]  # k, people, points


def proven_small(made: dict[object, list[tuple[int, ...]]], k: int) -> list[object]:
    """Return what shows that some cell has 1 to k - 1 people, to who knows how it is made."""
    small = set(range(1, k))
    return [
        (shown, place)
        for shown, tables in made.items()
        for place in range(len(tables[0]))
        if {table[place] for table in tables} <= small
    ]


@pytest.mark.parametrize(("k", "people", "cells"), SMALL)
def test_who_knows_the_rules_finds_no_small_group_behind_groups(k, people, cells):
    made = defaultdict(list)
    for table in rows(people, cells):
        groups = together(table, k)
        made[groups, tuple(sum(table[n] for n in one) for one in groups)].append(table)
    assert len(made) > 1
    assert proven_small(made, k) == []


@pytest.mark.parametrize(("k", "people", "points"), MEANS)
def test_who_knows_the_rules_finds_no_small_group_behind_a_mean(k, people, points):
    made = defaultdict(list)
    for table in rows(people, points + 1):
        made[mean_of(table, people, k)].append(table)
    assert len(made) > points
    assert proven_small(made, k) == []


def mean_of(table: tuple[int, ...], people: int, k: int) -> Fraction | None:
    answered = sum(table[1:])
    if answered < max(MEAN_FROM, k):
        return None
    mean = tenth(Fraction(sum(n * count for n, count in enumerate(table)), answered))
    return mean if may_show_mean(range(1, len(table)), people, mean, k) else None


@pytest.mark.parametrize("people", [10, 20])
def test_who_knows_the_rules_finds_no_small_group_behind_a_choice(people):
    hidden = {n for n in range(people + 1) if not may_show_choice(n, people, 5)}
    assert {0, 1, 4, people - 4, people} <= hidden
    assert 5 not in hidden
    assert all(people - n >= 5 for n in range(people + 1) if n not in hidden)


def test_small_counts_join_their_neighbours():
    assert together((0, 14, 6, 3, 0), 5) == ((0, 1), (2, 3, 4))
    assert together((0, 0, 3, 6, 14), 5) == ((0, 1, 2, 3), (4,))
    assert together((5, 5, 5), 5) == ((0,), (1,), (2,))


@pytest.mark.parametrize("counts", [(0, 23, 0), (1, 22, 0), (0, 20, 2, 1), (4, 4), (4, 3, 1, 1, 0)])
def test_where_all_say_the_same_nothing_is_told_apart(counts):
    assert together(counts, 5) == ()


def test_a_mean_close_to_an_end_tells_of_one_person():
    assert may_show_mean(range(1, 6), 9, Fraction(48, 10), 5)
    assert not may_show_mean(range(1, 6), 9, Fraction(49, 10), 5), "eight said 5, and one 4"
    assert not may_show_mean(range(1, 6), 9, Fraction(5), 5), "all said 5"
    assert not may_show_mean(range(1, 6), 7, Fraction(3), 5), "from eight people on"


def test_room_at_both_ends_is_for_k_people():
    step = Fraction(1, 4)
    assert is_inside(1, 5, step, Fraction(48, 10), 8, 5)
    assert not is_inside(1, 5, step, Fraction(49, 10), 8, 5)
    assert not is_inside(1, 5, step, Fraction(11, 10), 8, 5)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(3, 10))
def test_every_group_shown_has_k_people_and_none_is_left_out(counts, k):
    groups = together(counts, k)
    assert [n for one in groups for n in one] in ([], list(range(len(counts))))
    assert all(sum(counts[n] for n in one) >= k for one in groups)


@given(st.fractions(-20, 20))
def test_a_mean_is_rounded_to_the_nearest_tenth_alike_on_both_sides(mean):
    assert abs(tenth(mean) - mean) <= Fraction(1, 20)
    assert tenth(-mean) == -tenth(mean)
