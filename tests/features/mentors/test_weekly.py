"""Once a week: the chosen moment comes once, on the wall clock, and never before it was chosen."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.mentors.domain import RULES_VERSION, ZONES, Mentor
from bot.features.mentors.hours import ANY_TIME, EVERY_DAY, WEEKDAYS, WEEKEND, Away, Hours
from bot.features.mentors.weekly import Weekly, fits
from bot.people.person import Person, Role

LONDON = ZoneInfo("Europe/London")
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
HOUR, DAY, WEEK = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=7)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)  # a Monday
PERSON = Person(1, 1, roles=frozenset({Role.MENTOR}))
MONDAYS = Weekly(0, 9, NOON - WEEK)
MENTOR = Mentor(
    PERSON, RULES_VERSION, NOON - 30 * DAY, frozenset({"nurse"}), frozenset({"en"}), 3, joined=True,
    weekly=MONDAYS,
)  # fmt: skip

moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda n: START + n * dt.timedelta(minutes=1))
zones = st.sampled_from(ZONES).map(ZoneInfo)


@given(moments, st.integers(0, 6), st.integers(8, 20), zones)
def test_the_last_moment_is_of_this_week_and_on_the_hour_on_the_wall(now, day, hour, zone):
    found = Weekly(day, hour, START - 2 * WEEK).last(now, zone)
    local = found.astimezone(zone)
    assert found <= now < found + WEEK + 2 * HOUR  # a clock that goes back makes a longer week
    assert (local.weekday(), local.hour, local.minute) == (day, hour, 0)


@given(moments, st.integers(0, 6), st.integers(8, 20), zones, st.integers(0, 10 * 24))
def test_nothing_is_due_for_a_moment_before_it_was_chosen(since, day, hour, zone, later):
    found = Weekly(day, hour, since).last(since + later * HOUR, zone)
    assert found is None or since < found <= since + later * HOUR


def test_a_mentor_who_is_asked_weekly_is_never_asked_at_once():
    assert MENTOR.free_from(NOON) is None
    assert MENTOR.open_from(NOON) == NOON
    assert MENTOR.but(weekly=None).free_from(NOON) == NOON


@pytest.mark.parametrize(
    ("change", "due"),
    [
        ({}, True),
        ({"weekly": None}, False),
        ({"paused": True}, False),
        ({"joined": False}, False),
        ({"person": PERSON.but(roles=frozenset())}, False),
        ({"person": PERSON.but(reachable=False)}, False),
        ({"accepted_at": NOON - 366 * DAY}, False),
        ({"hours": Hours(WEEKEND, 9, 18)}, False),
        ({"away": Away(NOON.date(), NOON.date())}, False),
    ],
)
def test_the_week_is_due_only_for_who_can_be_asked_now(change, due):
    assert bool(MENTOR.but(**change).weekly_slot(NOON)) is due


def test_what_lay_outside_the_hours_is_made_up_for_when_they_begin():
    mentor = MENTOR.but(hours=Hours(WEEKEND, 9, 18))
    saturday = dt.datetime(2026, 11, 28, 9, tzinfo=dt.UTC)
    assert mentor.weekly_slot(saturday - HOUR) is None
    assert mentor.weekly_slot(saturday) == dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("hours", "day", "hour", "fine"),
    [
        (ANY_TIME, 0, 8, True),
        (ANY_TIME, 6, 20, True),
        (ANY_TIME, 0, 21, False),
        (ANY_TIME, 7, 9, False),
        (ANY_TIME, -1, 9, False),
        (Hours(WEEKDAYS, 18, 21), 0, 18, True),
        (Hours(WEEKDAYS, 18, 21), 0, 17, False),
        (Hours(WEEKDAYS, 18, 21), 5, 18, False),
        (Hours(EVERY_DAY, 9, 18), 5, 18, False),
    ],
)
def test_only_moments_in_the_hours_can_be_chosen(hours, day, hour, fine):
    assert fits(hours, day, hour) is fine
