"""Check-ins by the calendar: once more after silence, then less and less, then not at all."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.checkins.domain import (
    CURRENT,
    DAYS,
    GIVE_UP_AFTER,
    HOUR,
    LONGEST,
    SILENT_AFTER,
    Asked,
    Round,
    about_date,
    look,
    next_due,
)
from bot.nudges import Pace
from tests.people.test_quiet import YEAR, ZONES

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(("pace", "days"), DAYS.items())
def test_the_next_one_comes_at_ten_on_the_wall_after_the_chosen_time(pace: Pace, days: int) -> None:
    assert (
        next_due(pace, 0, NOW, LONDON) == dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC) + days * DAY
    )


def test_who_does_not_want_to_be_asked_is_not() -> None:
    assert Round(3).next(Pace.OFF, NOW, LONDON) == Round(4)


@given(
    st.integers(0, 365 * 24 * 60),
    st.sampled_from(list(ZONES.values())),
    st.sampled_from(list(DAYS)),
    st.integers(0, GIVE_UP_AFTER - 1),
)
def test_it_is_always_ten_where_the_person_is_and_never_sooner_than_they_chose(
    minutes: int, zone: ZoneInfo, pace: Pace, unanswered: int
) -> None:
    now = YEAR + dt.timedelta(minutes=minutes)
    due = next_due(pace, unanswered, now, zone)
    assert due
    assert due.astimezone(zone).hour == HOUR
    days = (due.astimezone(zone).date() - now.astimezone(zone).date()).days
    assert DAYS[pace] <= days <= LONGEST


def test_somebody_who_never_answers_is_asked_eight_times_in_all_and_then_left_in_peace() -> None:
    now, current, asked = NOW, Round().next(Pace.WEEKLY, NOW, LONDON), 0
    gaps: list[int] = []
    while current.look_at:
        if current.tries == 1 and current.due_at:
            asked += 1
            gaps.append((current.due_at - now).days)
        now = current.look_at
        found = look(current, Asked.SENT, Pace.WEEKLY, now, LONDON, active=False)
        if found.again:
            asked += 1
            assert found.again.expires_at <= (found.round.look_at or now)
        current = found.round
    assert asked == 2 * GIVE_UP_AFTER
    assert current.unanswered == GIVE_UP_AFTER >= SILENT_AFTER
    assert gaps == sorted(gaps), "less and less"


def test_who_went_on_alone_counts_as_heard_from() -> None:
    silent = Round(3, 2, 2, NOW - 9 * DAY, NOW)
    found = look(silent, Asked.SENT, Pace.WEEKLY, NOW, LONDON, active=True)
    assert (found.round.unanswered, found.again) == (0, None)
    assert found.round.number == 4


def test_what_was_never_sent_is_nobodys_silence() -> None:
    before = Round(3, 1, 1, NOW - 3 * DAY, NOW)
    assert look(before, Asked.NEVER, Pace.WEEKLY, NOW, LONDON, active=False).round.unanswered == 1
    waits = look(before, Asked.COMES, Pace.WEEKLY, NOW, LONDON, active=False)
    assert (waits.round.number, waits.round.look_at) == (3, NOW + DAY)


def test_a_date_is_spoken_of_a_week_before_the_day_before_and_afterwards() -> None:
    day = dt.date(2027, 3, 28)  # clocks change on that day
    found = about_date("plab-1", day, NOW, LONDON)
    assert [(one.due_at.astimezone(LONDON).date() - day).days for one in found] == [-7, -1, 1]
    assert {one.due_at.astimezone(LONDON).hour for one in found} == {HOUR}
    assert all(one.due_at < one.expires_at for one in found)
    assert len({one.subject for one in found}) == 3


def test_of_a_date_that_is_near_only_what_is_to_come_is_said() -> None:
    tomorrow = NOW.date() + DAY
    assert [one.data["near"] for one in about_date("x", tomorrow, NOW, LONDON)] == ["after"]
    assert CURRENT > DAY
