"""Two reports of the same wave cannot be subtracted, whoever joined or left between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.results.domain.releases import Cut, Release, cut
from bot.features.results.domain.waves import Sheet, Wave
from tests.features.results.waves import sheet, wave

K = 5
POINT = st.sampled_from([None, 1, 2, 3])


def people(count: int, first: int = 0, *, points: tuple[int, ...] = (1, 3)) -> list[Sheet]:
    return [sheet(n, points[n % len(points)]) for n in range(first, first + count)]


def released(made: Wave, earlier: Release | None = None) -> Cut:
    return cut(made, earlier, K)


def test_what_was_shown_stays_and_is_not_new():
    first = released(wave(people(12)))
    again = released(wave(people(12)), first.release)
    assert (first.is_new, again.is_new, again.late) == (True, False, False)
    assert again.release == first.release


@pytest.mark.parametrize("late", range(1, 8))
def test_a_few_late_answers_change_nothing_that_is_shown(late):
    first = released(wave(people(24)))
    second = released(wave(people(24 + late)), first.release)
    assert (second.is_new, second.late) == (False, True)
    assert second.release.report == first.release.report


def test_many_late_answers_are_shown_when_each_count_of_them_is_safe():
    first = released(wave(people(24)))
    second = released(wave(people(40)), first.release)
    assert second.is_new
    assert second.release.report.answered == 40
    lonely = [*people(24), *people(15, 24, points=(3,)), sheet(99, 1)]
    assert not released(wave(lonely), first.release).is_new, "one of the late said 1"


def test_means_of_late_answers_must_be_safe_by_themselves():
    first, late = people(9, points=(1, 2, 3)), people(9, 9, points=(1, 2, 3))
    before = released(wave(first)).release
    assert released(wave([*first, *late]), before).is_new
    alike = people(9, 9, points=(3,))
    assert not released(wave([*first, *alike]), before).is_new, "all of the late said 3"


def test_choices_of_late_answers_must_be_safe_by_themselves():
    def ticked(first: int, count: int) -> list[Sheet]:
        both = ("exam",), ("applied",)
        return [sheet(n, since=both[n % 2]) for n in range(first, first + count)]

    before = released(wave(ticked(0, 12))).release
    assert released(wave([*ticked(0, 12), *ticked(12, 12)]), before).is_new
    one_way = [sheet(n, since=("exam",)) for n in range(12, 24)]
    assert not released(wave([*ticked(0, 12), *one_way]), before).is_new


def test_a_report_told_in_another_way_is_not_shown_beside_the_first():
    first = released(wave(people(12)))
    second = released(wave(people(28)), first.release)
    assert (second.is_new, second.late) == (False, True), "a mean first, and groups now"


def test_who_deletes_their_data_changes_nothing_that_was_shown():
    first = released(wave(people(24)))
    after = released(wave(people(23)), first.release)
    assert after.release == first.release
    more = [*people(23), *people(20, 50)]
    assert not released(wave(more), first.release).is_new
    final = Release(first.release.report, first.release.members, is_final=True)
    assert not released(wave([*people(24), *people(20, 50)]), final).is_new


def test_of_a_wave_too_small_to_show_nothing_is_kept():
    few = released(wave(people(4)))
    assert not few.is_new
    assert few.release.report.answered is None
    assert released(wave(people(9)), few.release).is_new


@given(st.lists(POINT, max_size=30), st.lists(POINT, max_size=14))
def test_what_two_reports_show_of_those_between_them_is_no_small_group(early, late):
    first_sheets = [sheet(n, point) for n, point in enumerate(early)]
    more = [sheet(100 + n, point) for n, point in enumerate(late)]
    first = released(wave(first_sheets))
    second = released(wave([*first_sheets, *more]), first.release)
    before, now = first.release.report, second.release.report
    if before.answered is None or now == before:
        return
    assert now.answered - before.answered >= 8
    groups = zip(before.figure("way").groups, now.figure("way").groups, strict=True)
    for one, other in groups:
        assert other.people - one.people not in range(1, K)
