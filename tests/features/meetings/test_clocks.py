"""The clock of calls, by property: reminders over clock changes, nights, and repeats."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings.clocks import (
    LAST_HOUR,
    NO_WORD_AFTER,
    TWO_HOURS,
    About,
    Event,
    Kind,
    Reminder,
    Terms,
    due,
    events,
    next_look,
    reminder_at,
    reminders,
)
from bot.features.meetings.domain import Meeting, Side, State, Suits, Topic, Way, Wish
from bot.people.quiet import is_quiet

LONDON, KABUL = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kabul")
ZONES = [LONDON, KABUL, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")]
PATIENCE = dt.timedelta(hours=48)
TERMS = Terms(PATIENCE, kept=dt.timedelta(days=90))
HALF_HOURS = st.integers(0, 2 * 365 * 48).map(
    lambda n: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + n * dt.timedelta(minutes=30)
)
ZONE = st.sampled_from(ZONES)
BEFORE = (About.TOMORROW, About.SOON)


def meeting(state: State, since: dt.datetime, starts_at: dt.datetime | None = None) -> Meeting:
    wish = Wish(Topic.PLAN, Way.PHONE, Suits.MORNINGS)
    return Meeting(1, "M-AAAA", 2, wish, state, since, since, helper_id=3, starts_at=starts_at)


def plan(of: Meeting, now: dt.datetime, *slots: dt.datetime) -> list[Event]:
    return events(of, slots, TERMS, now)


def said(of: Meeting, *slots: dt.datetime, zone: ZoneInfo = LONDON) -> list[Reminder]:
    return reminders(of, slots, {Side.ASKER: LONDON, Side.HELPER: zone})


@given(HALF_HOURS, ZONE)
def test_reminders_come_in_order_before_the_call_and_not_at_night(
    start: dt.datetime, zone: ZoneInfo
) -> None:
    day, hours = (reminder_at(kind, start, zone) for kind in BEFORE)
    assert day < hours < start
    assert start - day <= dt.timedelta(hours=34)
    for moment in (day, hours):
        on_the_day = moment.astimezone(zone).date() == start.astimezone(zone).date()
        assert on_the_day or not is_quiet(moment, zone)


@given(HALF_HOURS, ZONE)
def test_by_day_a_reminder_is_at_the_same_time_on_the_wall_the_day_before(
    start: dt.datetime, zone: ZoneInfo
) -> None:
    there = start.astimezone(zone)
    before = reminder_at(About.TOMORROW, start, zone).astimezone(zone)
    assert before.date() == there.date() - dt.timedelta(days=1)
    assert before.time() == there.time() or is_quiet(start, zone)


@given(HALF_HOURS, ZONE)
def test_two_hours_are_two_hours_unless_that_was_in_the_night_before(
    start: dt.datetime, zone: ZoneInfo
) -> None:
    moment = reminder_at(About.SOON, start, zone)
    the_night_before = moment.astimezone(zone).date() != start.astimezone(zone).date()
    assert moment == start - TWO_HOURS or (
        the_night_before and moment.astimezone(zone).hour == LAST_HOUR
    )


@pytest.mark.parametrize(
    ("start", "zone", "day_before", "hours_between"),
    [
        ((2027, 3, 28, 9), LONDON, (2027, 3, 27, 9), 23),  # an hour is left out
        ((2026, 10, 25, 9), LONDON, (2026, 10, 24, 9), 25),  # an hour comes twice
        ((2027, 3, 14, 9), ZONES[2], (2027, 3, 13, 9), 23),
        ((2026, 11, 1, 9), ZONES[2], (2026, 10, 31, 9), 25),
        ((2026, 10, 4, 9), ZONES[3], (2026, 10, 3, 9), 23.5),  # clocks there change half an hour
        ((2026, 10, 25, 9), KABUL, (2026, 10, 24, 9), 24),  # and there never
    ],
)
def test_clock_changes_both_ways_move_no_reminder_on_the_wall(
    start: tuple[int, ...], zone: ZoneInfo, day_before: tuple[int, ...], hours_between: float
) -> None:
    at = dt.datetime(*start, tzinfo=zone).astimezone(dt.UTC)
    reminder = reminder_at(About.TOMORROW, at, zone)
    assert reminder == dt.datetime(*day_before, tzinfo=zone).astimezone(dt.UTC)
    assert at - reminder == dt.timedelta(hours=hours_between)
    assert reminder_at(About.SOON, at, zone) == at - TWO_HOURS


@given(HALF_HOURS, ZONE, st.integers(1, 80), st.integers(0, 60 * 24 * 60))
def test_at_every_moment_one_reminder_at_most_may_be_said_and_none_that_errs(
    since: dt.datetime, zone: ZoneInfo, half_days: int, minutes: int
) -> None:
    start = since + half_days * dt.timedelta(hours=12)
    agreed = said(meeting(State.AGREED, since, start), zone=zone)
    now = since + dt.timedelta(minutes=minutes)
    for side in Side:
        mine = [one for one in agreed if one.side is side]
        assert [one.about for one in mine if one.is_urgent] == [About.SOON] * (len(mine) > 1)
        alive = [one for one in mine if one.due_at <= now < one.expires_at]
        assert len(alive) <= 1
        assert all(now < start for one in alive if one.about in BEFORE)
        assert all(now >= start for one in alive if one.about is About.AFTER)
        assert all(one.due_at > since for one in mine), "what was just agreed is known"


def test_a_call_nobody_speaks_of_is_closed_a_week_later() -> None:
    since = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    start = since + dt.timedelta(days=2)
    planned = plan(meeting(State.AGREED, since, start), since)
    assert planned == [Event(start + dt.timedelta(minutes=30) + NO_WORD_AFTER, Kind.NO_WORD)]
    assert due(planned, planned[0].at - TWO_HOURS) is None
    assert due(planned, planned[0].at) == planned[0]


@given(HALF_HOURS, st.integers(0, 1000))
def test_while_nobody_offers_times_the_clock_never_forgets(since: dt.datetime, hours: int) -> None:
    now = since + dt.timedelta(hours=hours)
    planned = plan(meeting(State.ASKED, since), now)
    look = next_look(planned, now)
    assert look is not None
    assert dt.timedelta() < look - now <= PATIENCE
    found = due(planned, now)
    assert (found.round if found else 0) == hours // 48


@given(HALF_HOURS, st.integers(2, 500))
def test_an_offer_is_closed_at_its_last_time_and_nudged_before_by_day(
    since: dt.datetime, half_hours: int
) -> None:
    last = since + half_hours * dt.timedelta(minutes=30)
    offered = meeting(State.OFFERED, since)
    [end] = plan(offered, since, since, last)
    assert end == Event(last, Kind.LAPSE)
    for one in said(offered, since, last):
        assert one.about is About.CHOOSE
        assert not is_quiet(one.due_at, LONDON)
        assert one.due_at < one.expires_at == last


@pytest.mark.parametrize("state", list(State))
def test_in_every_state_the_clock_has_something_to_do(state: State) -> None:
    since = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    of = meeting(state, since, since + dt.timedelta(days=2) if state is State.AGREED else None)
    assert plan(of, since)
