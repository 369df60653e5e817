"""The clocks: quiet hours across clock changes, waves, reminders, and how long answers take."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.questions.clocks import NEVER, Clocks, Wait, usual_wait
from bot.features.questions.domain import Question, State
from bot.people.person import Person
from bot.people.quiet import after_quiet, is_quiet
from bot.settings import Programme

LONDON = ZoneInfo("Europe/London")
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
CLOCKS = Clocks(Programme(), LONDON)


def question(state: State = State.WAITING, **about: object) -> Question:
    return dataclasses.replace(Question(1, "Q-AAAA", 2, "exams", "", state, NOON), **about)


@given(st.integers(0, 3 * 365 * 24 * 60).map(lambda n: NOON + dt.timedelta(minutes=n)))
def test_after_quiet_hours_is_never_quiet_never_earlier_and_at_most_a_night_later(moment):
    later = after_quiet(moment, LONDON)
    assert not is_quiet(later, LONDON)
    assert moment <= later <= moment + 12 * HOUR
    assert (later == moment) is not is_quiet(moment, LONDON)


@pytest.mark.parametrize(
    ("night", "morning"),
    [
        (dt.datetime(2026, 3, 28, 23, tzinfo=dt.UTC), dt.datetime(2026, 3, 29, 7, tzinfo=dt.UTC)),
        (dt.datetime(2026, 10, 24, 22, tzinfo=dt.UTC), dt.datetime(2026, 10, 25, 8, tzinfo=dt.UTC)),
        (dt.datetime(2026, 7, 1, 20, tzinfo=dt.UTC), dt.datetime(2026, 7, 2, 7, tzinfo=dt.UTC)),
    ],
)
def test_the_morning_is_eight_oclock_in_the_uk_also_when_clocks_change(night, morning):
    assert after_quiet(night, LONDON) == morning


def test_each_state_is_looked_at_when_its_clock_says():
    expected = {
        State.DRAFT: NOON + dt.timedelta(days=7),
        State.WAITING: NOON,
        State.CLAIMED: NOON + 48 * HOUR,
        State.ASKED_BACK: NOON + 4 * 24 * HOUR + 20 * HOUR,  # 4 2/3 days later, in the morning
        State.ANSWERED: NOON + 48 * HOUR,
        State.CLOSED: NOON + 90 * 24 * HOUR,
        State.WITHDRAWN: NOON + 90 * 24 * HOUR,
        State.ABANDONED: NOON,
    }
    for state, moment in expected.items():
        assert CLOCKS.due_at(question(state, claimed_at=NOON)) == moment


def test_there_is_no_wave_after_the_last_and_coordinators_hear_again_and_again():
    asked = question(waves=1, wave_at=NOON)
    assert CLOCKS.wave_due(asked) == NOON + 12 * HOUR
    assert CLOCKS.wave_due(asked.wave(NOON)) == NEVER
    assert CLOCKS.escalation_due(asked) == NOON + 48 * HOUR
    assert CLOCKS.escalation_due(asked.escalated(NOON + 48 * HOUR)) == NOON + 72 * HOUR


def test_the_askers_clock_stands_still_while_the_mentor_asks_back():
    mentor = Person(3, 3)
    claimed = question().taken_by(mentor, NOON + HOUR).asking_back(on=True)
    asked_back = claimed.answered(NOON + 5 * HOUR)
    assert asked_back.state is State.ASKED_BACK
    assert asked_back.answered_at is None
    replied = asked_back.followed_up(NOON + 105 * HOUR)
    assert replied.state is State.CLAIMED
    assert replied.helper_id == mentor.id
    assert replied.since == NOON + 100 * HOUR
    assert CLOCKS.escalation_due(replied.returned()) == NOON + 148 * HOUR
    assert CLOCKS.reminder(replied) == NOON + 164 * HOUR  # 48 hours later, in the morning
    answered = replied.answered(NOON + 106 * HOUR)
    assert answered.followed_up(NOON + 200 * HOUR).since == NOON + 200 * HOUR


def test_a_late_reminder_still_leaves_a_third_of_the_time():
    late = NOON + 100 * HOUR  # the bot was down for days: 16:00 on a Friday
    claimed = question(State.CLAIMED, claimed_at=NOON, reminded_at=late)
    assert CLOCKS.expiry(claimed) == late + 24 * HOUR


def test_too_little_history_is_no_history():
    assert usual_wait([HOUR] * 4, at_least=5) is None
    assert usual_wait([HOUR] * 5, at_least=5) == Wait(1, 1)


def test_the_range_leaves_out_the_extremes_of_many():
    took = [n * HOUR for n in range(1, 21)]
    assert usual_wait(took, at_least=5) == Wait(3, 18)
    assert usual_wait([dt.timedelta(minutes=1)] * 6, at_least=5) == Wait(1, 1)
