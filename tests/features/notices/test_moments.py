"""When a notice leaves: what people type, and what clocks do twice a year."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserError
from bot.features.notices import moments
from bot.features.notices.errors import (
    FarTimeError,
    NoSuchTimeError,
    PastTimeError,
    UnreadableTimeError,
)

UK = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)  # a Monday morning


def local(moment: dt.datetime) -> str:
    return f"{moment.astimezone(UK):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("24.11.2026 14:30", "2026-11-24 14:30"),
        ("2026-11-24 14:30", "2026-11-24 14:30"),
        (" 24/11 14.30 ", "2026-11-24 14:30"),
        ("24 11 2026, 14:30", "2026-11-24 14:30"),
        ("٢٤/١١/٢٠٢٦ ١٤:٣٠", "2026-11-24 14:30"),  # noqa: RUF001 -- digits of Arabic
        ("14:30", "2026-11-23 14:30"),
        ("8:59", "2026-11-24 08:59"),
        ("5.1. 10:00", "2027-01-05 10:00"),
        ("\u200f24.11.2026 14:30", "2026-11-24 14:30"),
        ("\u206624.11.2026\u2069\u200e 14:30", "2026-11-24 14:30"),  # taken from a text of ours
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, found: str) -> None:
    assert local(moments.read(typed, NOW, UK)) == found


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("soon", UnreadableTimeError),
        ("", UnreadableTimeError),
        ("1" * 41, UnreadableTimeError),
        ("31.2.2027 10:00", NoSuchTimeError),
        ("24.11.2026 25:00", NoSuchTimeError),
        ("23.11.2026 8:59", PastTimeError),
        ("1.11.2026 10:00", PastTimeError),
        ("1.6.2027 10:00", FarTimeError),
        ("1.1.0000 10:00", NoSuchTimeError),
    ],
)
def test_what_is_no_time_to_come_says_why(typed: str, error: type[UserError]) -> None:
    with pytest.raises(error):
        moments.read(typed, NOW, UK)


@pytest.mark.parametrize("typed", ["28.3.2027 01:30", "1:30"])
def test_an_hour_that_clocks_leave_out_is_refused(typed: str) -> None:
    with pytest.raises(NoSuchTimeError):
        moments.read(typed, dt.datetime(2027, 3, 27, 12, tzinfo=dt.UTC), UK)


def test_an_hour_that_clocks_left_out_today_is_that_of_tomorrow() -> None:
    after = dt.datetime(2027, 3, 28, 12, tzinfo=dt.UTC)
    assert local(moments.read("1:30", after, UK)) == "2027-03-29 01:30"


@pytest.mark.parametrize("hour", [12, 24])
def test_an_hour_that_clocks_have_twice_is_refused(hour: int) -> None:
    before = dt.datetime(2026, 10, 24, tzinfo=dt.UTC) + dt.timedelta(hours=hour)
    with pytest.raises(NoSuchTimeError):
        moments.read("25.10.2026 01:30" if hour < 24 else "1:30", before, UK)


def test_evenings_and_mornings_are_by_the_clock_of_the_programme() -> None:
    before_change = dt.datetime(2027, 3, 27, 12, tzinfo=dt.UTC)
    evening = moments.evening(NOW, UK)
    assert evening
    assert local(evening) == "2026-11-23 18:00"
    assert local(moments.morning(before_change, UK)) == "2027-03-28 10:00"
    assert moments.evening(NOW.replace(hour=18), UK) is None


def test_a_button_means_the_day_that_it_says_also_when_it_is_tapped_a_day_later() -> None:
    button = moments.code(moments.morning(NOW, UK))
    for later in (dt.timedelta(), dt.timedelta(hours=20)):
        assert local(moments.named(button, NOW + later)) == "2026-11-24 10:00"
    with pytest.raises(PastTimeError):
        moments.named(button, NOW + dt.timedelta(days=2))
    assert moments.named(moments.NOW, NOW) == moments.named("?", NOW) == NOW
