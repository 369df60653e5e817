"""Times for calls: the half hours that are offered to tap, and what somebody types."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings import grid
from bot.features.meetings.domain import LENGTH
from bot.features.meetings.grid import BadTimeError, Fault
from bot.i18n.translator import UK

NOW = dt.datetime(2026, 11, 23, 9, 10, tzinfo=dt.UTC)
MOMENTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2028, 1, 1)).map(  # noqa: DTZ001 -- naive for the zone that comes next
    lambda moment: moment.replace(tzinfo=dt.UTC)
)


@given(MOMENTS)
def test_what_can_be_tapped_is_on_the_grid_by_day_and_to_come(now: dt.datetime) -> None:
    days = grid.days(now)
    assert 13 <= len(days) <= 14
    for day in days:
        slots = grid.half_hours(day, now)
        assert slots == sorted(set(slots))
        assert len(slots) <= 25
        for slot in slots:
            assert slot >= now + grid.NOTICE
            assert slot.timestamp() % LENGTH.total_seconds() == 0
            local = slot.astimezone(UK)
            assert grid.FIRST <= local.time() <= grid.LAST
            assert local.date() == day


@given(MOMENTS, st.integers(2, 48 * 80))
def test_every_half_hour_that_exists_once_can_be_typed(now: dt.datetime, later: int) -> None:
    half_hour = int(now.timestamp()) // 1800 + 1 + later
    slot = dt.datetime.fromtimestamp(half_hour * 1800, dt.UTC)
    local = slot.astimezone(UK)
    texts = (f"{local:%d.%m.%Y %H:%M}", f"{local:%Y-%m-%d %H.%M}", f"{local:%d/%m %H:%M}")
    if grid.moment(local.date(), local.time()) is None:
        with pytest.raises(BadTimeError):
            grid.read(texts[0], now)
        return
    assert [grid.read(text, now) for text in texts] == [[slot]] * 3


@given(st.text(max_size=60))
def test_any_other_text_is_refused_and_breaks_nothing(text: str) -> None:
    try:
        found = grid.read(text, NOW)
    except BadTimeError:
        return
    assert all(slot >= NOW + grid.NOTICE for slot in found)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("soon", Fault.UNREADABLE),
        ("1" * 500, Fault.UNREADABLE),
        ("24.11.2026", Fault.UNREADABLE),
        ("31.2.2027 10:00", Fault.NO_SUCH_TIME),
        ("24.11.2026 25:00", Fault.NO_SUCH_TIME),
        ("24.11.0 10:00", Fault.UNREADABLE),
        ("24.11.2026 14:10", Fault.NOT_ON_GRID),
        ("23.11.2026 10:00", Fault.PAST),
        ("1.6.2027 10:00", Fault.TOO_FAR),
        ("\n".join(["24.11. 10:00"] * 6), Fault.TOO_MANY),
    ],
)
def test_what_is_wrong_with_a_time_is_known(text: str, fault: Fault) -> None:
    with pytest.raises(BadTimeError) as caught:
        grid.read(text, NOW)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("now", "text"),
    [((2027, 3, 1), "28.3.2027 01:30"), ((2026, 10, 1), "25.10.2026 01:30")],
)
def test_a_time_that_clocks_leave_out_or_have_twice_is_asked_for_again(
    now: tuple[int, ...], text: str
) -> None:
    with pytest.raises(BadTimeError) as caught:
        grid.read(text, dt.datetime(*now, tzinfo=dt.UTC))
    assert caught.value.fault is Fault.NO_SUCH_TIME


def test_without_a_year_the_next_such_day_is_meant() -> None:
    assert grid.read("4.1. 10:00", NOW) == [dt.datetime(2027, 1, 4, 10, tzinfo=dt.UTC)]


def test_no_more_than_five_times_come_together_and_each_once() -> None:
    times = [NOW + n * LENGTH for n in range(6)]
    assert grid.added(times[:4], [times[3], times[4]]) == times[:5]
    with pytest.raises(BadTimeError):
        grid.added(times[:5], times[5:])
    assert grid.chosen(times[::-1], NOW) == times[2:]
