"""Quiet hours on the wall: in six zones, over both clock changes of a year."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.quiet import NIGHT, Quiet, after_quiet, at_hour, is_quiet

ZONES = {
    name: ZoneInfo(name)
    for name in (
        "Europe/London",
        "Asia/Kabul",  # +4:30
        "Africa/Khartoum",
        "America/New_York",
        "Europe/Kyiv",
        "Australia/Lord_Howe",  # clocks change by half an hour
    )
}
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def changes(zone: dt.tzinfo) -> list[dt.datetime]:
    """Return the hours of a year in which clocks change."""
    hours = [YEAR + n * HOUR for n in range(366 * 24)]
    offset = [moment.astimezone(zone).utcoffset() for moment in hours]
    return [hours[n] for n in range(1, len(hours)) if offset[n] != offset[n - 1]]


AROUND = [change for zone in ZONES.values() for change in changes(zone)]
moments = st.one_of(
    st.builds(lambda n: YEAR + dt.timedelta(minutes=n), st.integers(0, 366 * 24 * 60)),
    st.builds(
        lambda change, n: change + dt.timedelta(minutes=n),
        st.sampled_from(AROUND),
        st.integers(-26 * 60, 26 * 60),
    ),
)
hours = st.builds(Quiet, st.integers(0, 23), st.integers(0, 23))


def test_four_of_the_six_zones_change_their_clocks_twice_a_year() -> None:
    assert sorted(len(changes(zone)) for zone in ZONES.values()) == [0, 0, 2, 2, 2, 2]


@given(moments, st.sampled_from(list(ZONES.values())), st.one_of(st.just(NIGHT), hours))
def test_after_quiet_hours_is_never_quiet_never_earlier_and_at_most_a_night_later(
    moment: dt.datetime, zone: ZoneInfo, quiet: Quiet
) -> None:
    later = after_quiet(moment, zone, quiet)
    length = (quiet.end - quiet.start) % 24
    assert not is_quiet(later, zone, quiet)
    assert moment <= later <= moment + (length + 1) * HOUR
    assert (later == moment) is not is_quiet(moment, zone, quiet)


@given(moments, st.sampled_from(list(ZONES.values())))
def test_the_night_ends_at_eight_on_the_wall(moment: dt.datetime, zone: ZoneInfo) -> None:
    later = after_quiet(moment, zone)
    if later != moment:
        there = later.astimezone(zone)
        assert (there.hour, there.minute) == (8, 0)


@pytest.mark.parametrize(
    ("quiet", "covered"),
    [
        (Quiet(21, 8), {21, 22, 23, *range(8)}),
        (Quiet(9, 17), set(range(9, 17))),  # who works at night sleeps by day
        (Quiet(0, 7), set(range(7))),
        (Quiet(5, 5), set()),
    ],
)
def test_quiet_hours_are_those_between_their_ends(quiet: Quiet, covered: set[int]) -> None:
    assert {hour for hour in range(24) if quiet.covers(hour)} == covered


def test_an_hour_that_clocks_leave_out_is_the_next_one() -> None:
    spring = dt.date(2026, 3, 29)
    assert at_hour(spring, 1, ZONES["Europe/London"]).astimezone(ZONES["Europe/London"]).hour == 2
    lord_howe = ZONES["Australia/Lord_Howe"]
    there = at_hour(dt.date(2026, 10, 4), 2, lord_howe).astimezone(lord_howe)
    assert (there.hour, there.minute) == (2, 30)
