"""What a report shows, at the sizes that matter, and what no reader can find in it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.instruments import Value
from bot.features.results.domain.report import Report, outside, report
from bot.features.results.domain.suppression import is_safe
from bot.features.results.domain.waves import Sheet, Wave, codes
from tests.features.results.waves import DONE, MADE_UP, betrayed, sheet, wave

K = 5
POINT = st.sampled_from([None, 1, 2, 3])
TICKS = st.none() | st.sets(st.sampled_from(DONE)).map(lambda ticks: tuple(sorted(ticks)))
ANSWERS = st.tuples(POINT, POINT, st.sampled_from([None, "no", "yes"]), TICKS)


def sheets(answers: Sequence[tuple[Value, ...]], start: int = 0) -> list[Sheet]:
    return [
        sheet(n, way, next=following, again=again, since=since)
        for n, (way, following, again, since) in enumerate(answers, start)
    ]


def of_way(*points: Value) -> Wave:
    """Return a wave in which people answered one question so."""
    return wave([sheet(n, point) for n, point in enumerate(points)])


def moved(*changes: int, early: int = 2, steps: int = 1) -> Wave:
    """Return a wave of pairs: each went from `early` by so much, at both items or at the first."""
    before = [sheet(n, early, next=early) for n, _ in enumerate(changes)]
    after = [
        sheet(n, early + change, next=early + (change if steps == 1 else 0))
        for n, change in enumerate(changes)
    ]
    return wave(after, before)


def shown(made: Report, item: str = "way") -> list[tuple[tuple[str, ...], int | None]]:
    found = made.figure(item)
    assert found
    return [(one.options, one.people) for one in found.groups]


def numbers(made: Report) -> list[int]:
    """Return every count of people that a report holds."""
    groups = [one for each in made.figures for one in each.groups]
    change = made.change
    tendency = list(change.tendency) if change else []
    counts = [one.people for one in (*groups, *tendency)]
    counts += [made.answered, made.invited, change.pairs if change else None]
    return [one for one in counts if one is not None]


def test_of_fewer_than_k_nothing_is_told_not_even_how_many():
    assert report(of_way(*[3] * 4), K) == Report(1, K, None)


@pytest.mark.parametrize(("people", "tells"), [(7, False), (8, True), (19, True)])
def test_up_to_nineteen_people_a_scale_is_its_mean_and_from_eight_on(people, tells):
    made = report(of_way(*([1, 3] * 10)[:people]), K)
    found = made.figure("way")
    assert made.answered == people
    assert shown(made) == []
    assert (found.mean is not None) is tells


def test_from_twenty_people_on_a_scale_is_its_groups():
    made = report(of_way(*[1] * 6, *[2] * 3, *[3] * 13, None), K)
    assert shown(made) == [(("", "1"), 7), (("2", "3"), 16)]
    assert made.figure("way").mean is None


def test_who_gave_no_answer_stands_apart_when_they_are_many():
    made = report(of_way(*[1] * 9, *[3] * 8, *[None] * 5), K)
    assert shown(made) == [(("",), 5), (("1",), 9), (("2", "3"), 8)]


def test_the_ticks_of_few_or_of_nearly_all_are_hidden():
    ticked = [("applied",)] * 4 + [("exam",)] * 6 + [("applied", "exam", "nothing")] * 2
    answers = [(1, 1, "no", one) for one in ticked]
    made = report(wave(sheets(answers)), K)
    assert shown(made, "since") == [(("exam",), None), (("applied",), 6), (("nothing",), None)]
    assert [one.people for one in made.figure("since").groups][1] == 6


@pytest.mark.parametrize(("invited", "told"), [(12, 12), (13, None), (16, None), (17, 17)])
def test_that_a_few_did_not_answer_is_not_told(invited, told):
    made = report(wave([sheet(n, 1) for n in range(12)], invited=invited), K)
    assert (made.answered, made.invited) == (12, told)


def test_the_change_of_nine_people_has_its_interval_and_an_exact_test():
    made = report(moved(1, 1, 1, 0, 1, -1, 1, 1, 1), K).change
    assert (made.enough, made.pairs) == (True, 9)
    assert (made.mean, made.low, made.high) == (Decimal("0.7"), Decimal("0.1"), Decimal("1.2"))
    assert made.p == Decimal("0.08"), "18 of 256 patterns, rounded up"
    assert made.effect == Decimal("0.8")
    assert made.tendency == ()


@pytest.mark.parametrize("changes", [[1] * 7, [1, 1, 1, 1] + [0] * 8, [1] * 9, [0] * 9])
def test_few_pairs_few_that_changed_and_all_alike_are_too_few_to_show(changes):
    made = report(moved(*changes, early=1), K).change
    assert made.enough is False
    assert (made.mean, made.low, made.high, made.p, made.effect) == (None,) * 5


def test_five_that_changed_have_a_mean_and_no_test():
    made = report(moved(1, 1, 1, 1, -1, 0, 0, 0, 0), K).change
    assert made.enough
    assert made.p is None


def test_a_change_to_the_very_end_of_the_scale_is_not_told():
    made = report(moved(1, 1, 1, 1, 1, 1, 1, 0, 1, early=2), K).change
    assert not made.enough, "all but one must have said 3"


def test_beside_the_change_of_few_its_questions_are_not_told_one_by_one():
    made = report(moved(1, 1, 1, 0, 1, -1, 1, 1, 1), K)
    assert (made.figure("way").mean, made.figure("next").mean) == (None, None)
    many = report(moved(*[1, 1, 0, -1] * 6), K)
    assert shown(many) != []


def test_from_ten_pairs_on_better_and_worse_are_counted_in_groups_of_k():
    made = report(moved(*[1] * 7, *[0] * 5, *[-1] * 2), K).change
    assert [(one.options, one.people) for one in made.tendency] == [
        (("worse", "same"), 7),
        (("better",), 7),
    ]


@pytest.mark.parametrize(("left", "pairs"), [(0, 12), (1, None), (4, None), (5, 12)])
def test_how_many_answered_both_times_is_not_told_where_few_did_so_once(left, pairs):
    both = moved(*[1, 1, 0, -1, 1, 0] * 2)
    before = [*both.before, *(sheet(100 + n, 1, next=1) for n in range(left))]
    assert report(wave(both.sheets, before), K).change.pairs == pairs


def test_what_leaves_the_programme_has_groups_of_ten():
    made = report(of_way(*[1] * 9, *[2] * 12, *[3] * 10), K)
    assert shown(made) == [(("", "1"), 9), (("2",), 12), (("3",), 10)]
    assert shown(outside(made)) == []
    assert outside(report(of_way(*[1, 3] * 4), K)).answered is None
    nine = outside(report(moved(1, 1, 1, 0, 1, -1, 1, 1, 1), K))
    assert nine.answered is None
    assert nine.change is None


def test_what_leaves_the_programme_says_less_of_a_change():
    inside = report(moved(*[1, 1, 0, -1, 1] * 3), K)
    beyond = outside(inside).change
    assert (beyond.mean, beyond.low) == (inside.change.mean, inside.change.low)
    assert inside.change.effect is not None
    assert beyond.effect is None
    assert outside(report(moved(*[1, 1, 0, -1, 1] * 4), K)).change.effect is not None


@given(st.lists(ANSWERS, max_size=26), st.lists(ANSWERS, max_size=26), st.integers(0, 30))
def test_no_number_of_a_report_is_small_nor_found_by_subtraction(late, early, absent):
    invited = len(late) + absent
    inside = report(wave(sheets(late), sheets(early, start=3), invited), K)
    for made, k in ((inside, K), (outside(inside), 10)):
        assert all(is_safe(one, k) for one in numbers(made))
        for figure in made.figures:
            for group in figure.groups if figure.several else ():
                assert group.people is None or made.answered - group.people >= k
        if made.invited is not None:
            assert is_safe(made.invited - made.answered, k)


@given(st.lists(ANSWERS, min_size=5, max_size=26))
def test_who_solves_all_that_is_published_finds_no_small_group(answers):
    made = report(wave(sheets(answers)), K)
    for figure in made.figures:
        item = MADE_UP.item(figure.item)
        if not figure.several and (figure.groups or figure.mean is not None):
            assert betrayed(figure, len(answers), codes(MADE_UP, item), K) == []


@given(st.lists(ANSWERS, max_size=26), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(answers, random):
    given_ = sheets(answers)
    mixed = random.sample(given_, len(given_))
    assert report(wave(mixed), K) == report(wave(given_), K)


def test_a_mean_is_of_those_who_answered():
    made = report(of_way(*[3] * 4, *[1] * 6, None, None), K)
    assert Fraction(made.figure("way").mean) == Fraction(18, 10)
