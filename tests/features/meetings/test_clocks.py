"""The clock of calls, by property: reminders over clock changes, nights, and repeats."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings.clocks import (
    LAST_HOUR,
    NO_WORD_AFTER,
    REMINDERS,
    TWO_HOURS,
    Event,
    Kind,
    Terms,
    due,
    events,
    next_look,
    reminder_at,
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


def meeting(state: State, since: dt.datetime, starts_at: dt.datetime | None = None) -> Meeting:
    wish = Wish(Topic.PLAN, Way.PHONE, Suits.MORNINGS)
    return Meeting(1, "M-AAAA", 2, wish, state, since, since, helper_id=3, starts_at=starts_at)


def plan(
    of: Meeting, now: dt.datetime, *slots: dt.datetime, zone: ZoneInfo = LONDON
) -> list[Event]:
    zones = {Side.ASKER: LONDON, Side.HELPER: zone}
    return events(of, slots, zones, TERMS, now)


@given(HALF_HOURS, ZONE)
def test_reminders_come_in_order_before_the_call_and_not_at_night(
    start: dt.datetime, zone: ZoneInfo
) -> None:
    day, hours = (reminder_at(kind, start, zone) for kind in REMINDERS)
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
    before = reminder_at(Kind.TOMORROW, start, zone).astimezone(zone)
    assert before.date() == there.date() - dt.timedelta(days=1)
    assert before.time() == there.time() or is_quiet(start, zone)


@given(HALF_HOURS, ZONE)
def test_two_hours_are_two_hours_unless_that_was_in_the_night_before(
    start: dt.datetime, zone: ZoneInfo
) -> None:
    moment = reminder_at(Kind.SOON, start, zone)
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
    reminder = reminder_at(Kind.TOMORROW, at, zone)
    assert reminder == dt.datetime(*day_before, tzinfo=zone).astimezone(dt.UTC)
    assert at - reminder == dt.timedelta(hours=hours_between)
    assert reminder_at(Kind.SOON, at, zone) == at - TWO_HOURS


@given(HALF_HOURS, ZONE, st.integers(1, 40), st.lists(st.integers(1, 20), min_size=1))
def test_whenever_the_clock_looks_each_thing_is_done_once_and_in_order(
    since: dt.datetime, zone: ZoneInfo, days: int, steps: list[int]
) -> None:
    start = since + dt.timedelta(days=days) / 2
    agreed = meeting(State.AGREED, since, start)
    done: list[Event] = []
    now, look = since, next_look(plan(agreed, since, zone=zone), since)
    for hours in [*steps, 24 * 60]:
        now += dt.timedelta(hours=hours)
        planned = plan(agreed, now, zone=zone)
        if look and look <= now:
            found = [event for event in due(planned, start, now) if event not in done]
            assert not any(event.kind in REMINDERS for event in found) or now < start
            done += found
            if Kind.NO_WORD in [event.kind for event in found]:
                break
            look = next_look(planned, now)
    for side in Side:
        mine = [event.at for event in done if event.side is side]
        assert mine == sorted(set(mine))
    assert done[-1].kind is Kind.NO_WORD
    assert done[-1].at == start + dt.timedelta(minutes=30) + NO_WORD_AFTER


@given(HALF_HOURS, st.integers(0, 1000))
def test_while_nobody_offers_times_the_clock_never_forgets(since: dt.datetime, hours: int) -> None:
    now = since + dt.timedelta(hours=hours)
    planned = plan(meeting(State.ASKED, since), now)
    look = next_look(planned, now)
    assert look is not None
    assert dt.timedelta() < look - now <= PATIENCE
    rounds = [event.round for event in due(planned, None, now)]
    assert rounds == ([hours // 48] if hours >= 48 else [])


@given(HALF_HOURS, st.integers(2, 500))
def test_an_offer_is_closed_at_its_last_time_and_nudged_before_by_day(
    since: dt.datetime, half_hours: int
) -> None:
    last = since + half_hours * dt.timedelta(minutes=30)
    planned = plan(meeting(State.OFFERED, since), since, since, last)
    assert planned[-1] == Event(last, Kind.LAPSE)
    for nudge in planned[:-1]:
        assert nudge.kind is Kind.NUDGE
        assert not is_quiet(nudge.at, LONDON)
    assert due(planned, None, last) == [planned[-1]]


@pytest.mark.parametrize("state", list(State))
def test_in_every_state_the_clock_has_something_to_do(state: State) -> None:
    since = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    of = meeting(state, since, since + dt.timedelta(days=2) if state is State.AGREED else None)
    assert plan(of, since)
