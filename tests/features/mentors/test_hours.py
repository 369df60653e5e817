"""Hours on the wall, across clock changes and days away; dates as people type them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.mentors.domain import ZONES, Mentor
from bot.features.mentors.hours import (
    ANY_TIME,
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    Away,
    BadDatesError,
    Hours,
    opening,
    read_away,
)
from bot.features.mentors.views.hours import hours as shown
from bot.people.person import Person
from bot.people.quiet import is_quiet
from tests.shipped import catalogs

TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
LONDON = ZoneInfo("Europe/London")
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda n: START + n * dt.timedelta(minutes=1))
zones = st.sampled_from(ZONES).map(ZoneInfo)
sound = st.builds(
    Hours, st.sampled_from([EVERY_DAY, WEEKDAYS, WEEKEND]), st.integers(8, 20), st.integers(9, 21)
).filter(lambda hours: hours.is_sound)
aways = st.none() | st.builds(
    lambda n, days: Away(START.date() + n * DAY, START.date() + (n + days) * DAY),
    st.integers(0, 800),
    st.integers(0, 60),
)


def is_open(moment, hours, away, zone) -> bool:
    local = moment.astimezone(zone)
    here = hours.days >> local.weekday() & 1 and hours.start <= local.hour < hours.end
    return bool(here) and not (away and away.first <= local.date() <= away.last)


@given(moments, sound, aways, zones)
def test_an_opening_is_the_first_moment_that_is_open(moment, hours, away, zone):
    found = opening(moment, hours, away, zone)
    assert found is not None
    assert is_open(found, hours, away, zone)
    assert not is_quiet(found, zone)
    assert found >= moment
    assert (found == moment) is is_open(moment, hours, away, zone)
    step = max(dt.timedelta(minutes=30), (found - moment) / 40)
    between = moment
    while between < found:
        assert not is_open(between, hours, away, zone)
        between += step


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        (dt.datetime(2026, 3, 28, 22, tzinfo=dt.UTC), dt.datetime(2026, 3, 29, 7, tzinfo=dt.UTC)),
        (dt.datetime(2026, 10, 24, 22, tzinfo=dt.UTC), dt.datetime(2026, 10, 25, 8, tzinfo=dt.UTC)),
    ],
)
def test_eight_is_eight_on_the_wall_also_when_clocks_change(evening, morning):
    assert opening(evening, ANY_TIME, None, LONDON) == morning


@pytest.mark.parametrize(
    "hours", [Hours(0), Hours(5), Hours(EVERY_DAY, 7, 9), Hours(EVERY_DAY, 9, 22), Hours(127, 9, 9)]
)
def test_hours_that_no_button_of_ours_says_are_not_taken(hours):
    assert not hours.is_sound


@pytest.mark.parametrize(
    "text",
    [
        "20.12.2026 - 05.01.2027",
        "20/12/2026 to 5/1/2027",
        "from 20 12 2026 until 05 01 2027",
        "2026-12-20 \u2013 2027-01-05",
    ],
)
@pytest.mark.parametrize("zero", "0\u0660\u06f0\u0966\u09e6")
def test_two_days_are_read_as_people_write_them(text, zero):
    written = text.translate({ord("0") + n: ord(zero) + n for n in range(10)})
    assert read_away(written, TODAY) == Away(dt.date(2026, 12, 20), dt.date(2027, 1, 5))


def test_one_day_is_the_last_one_and_days_gone_do_not_matter():
    assert read_away("1.12.2026", TODAY) == Away(TODAY, dt.date(2026, 12, 1))
    assert read_away("1.11.2026 - 1.12.2026", TODAY) == Away(TODAY, dt.date(2026, 12, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "next week",
        "31.02.2027",
        "5.1.2027 - 20.12.2026",
        "1.11.2026",
        "1.1.2030",
        "1.12.2026 2.12.2026 3.12.2026",
        "1.12.2026" + " " * 40 + "- 2.12.2026" + "." * 60,
        "120.12.20261",
    ],
)
def test_what_is_no_time_away_is_refused(text):
    with pytest.raises(BadDatesError):
        read_away(text, TODAY)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    try:
        away = read_away(text, TODAY)
    except BadDatesError:
        return
    assert TODAY <= away.first <= away.last


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("own", [Hours(), Hours(0b1111111, 10, 12)])
def test_the_screen_of_hours_has_eight_buttons_at_most_and_the_ones_chosen(own, first):
    now = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    mentor = Mentor(Person(1, 2), 1, now, frozenset(), frozenset(), 3, hours=own)
    made = shown(catalogs().translator("en"), mentor, now, first=first)
    buttons = [button for row in made.rows[:-1] for button in row]
    assert len(buttons) <= 8
    assert sum(button.label.startswith("✅ ") for button in buttons) == 1 + first
