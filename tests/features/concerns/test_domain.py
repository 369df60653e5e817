"""Rules of concerns: who sees them, when coordinators hear again, what comes first."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.concerns.domain import (
    NOBODY,
    Alarms,
    Concern,
    Kind,
    Outcome,
    most_urgent_first,
    steps_due,
)
from bot.people.person import Person, Role
from bot.people.safety import apart
from bot.settings import Programme

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
MINUTES = (15, 60, 240)
DAY = dt.timedelta(days=1)
ALARMS = Alarms(MINUTES, again=dt.timedelta(hours=4), silent=DAY)
GRACE = Person(5, 5, roles=frozenset({Role.COORDINATOR}))


def concern(**changes: object) -> Concern:
    said = {
        "id": 1, "ref": "C-7K2M", "kind": Kind.RUDE, "question_id": 2, "entry_id": 3,
        "reference": "Q-7K2M", "reporter_id": 8, "reported_id": 9, "raised_at": NOON, "since": NOON,
    }  # fmt: skip
    return Concern(**(said | changes))


def after(minutes: float) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "steps"), [(0, 0), (14.9, 0), (15, 1), (59, 1), (60, 2), (239, 2), (240, 3)]
)
@pytest.mark.parametrize("night", [False, True])
def test_alarms_are_due_at_15_minutes_1_hour_and_4_hours(
    minutes: float, steps: int, night: bool
) -> None:
    assert steps_due(concern(), ALARMS, after(minutes), night=night) == steps


@pytest.mark.parametrize(("hours", "by_day"), [(5, 3), (8, 4), (11.9, 4), (12, 5), (24, 8)])
def test_then_they_come_every_4_hours_by_day(hours: float, by_day: int) -> None:
    assert steps_due(concern(), ALARMS, after(60 * hours), night=False) == by_day
    assert steps_due(concern(), ALARMS, after(60 * hours), night=True) == 3


@pytest.mark.parametrize(("hours", "steps"), [(23, 0), (24, 1), (47, 1), (48, 2), (72, 3)])
def test_who_looks_after_it_hears_after_a_silent_day_and_then_everybody(
    hours: float, steps: int
) -> None:
    held = concern(told=2).claimed(GRACE, after(30))
    assert steps_due(held, ALARMS, after(30 + 60 * hours), night=False) == steps
    assert steps_due(held, ALARMS, after(30 + 60 * hours), night=True) == 0
    noted = held.alarmed(1).stirred(after(30 + 60 * hours))
    assert steps_due(noted, ALARMS, after(30 + 60 * (hours + 23)), night=False) == 0
    assert steps_due(noted, ALARMS, after(30 + 60 * (hours + 24)), night=False) == 1


def test_a_note_of_somebody_who_does_not_look_after_it_ends_no_alarm() -> None:
    assert concern(told=1).stirred(after(20)) == concern(told=1)


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.booleans()), max_size=30).map(sorted),
    st.lists(st.integers(1, 1440), min_size=1, max_size=6, unique=True).map(sorted),
    st.integers(1, 24),
)
def test_whenever_the_clock_looks_each_alarm_is_told_at_most_once_and_none_is_lost(
    looks: list[tuple[int, bool]], minutes: list[int], hours: int
) -> None:
    alarms, one = Alarms(minutes, dt.timedelta(hours=hours), DAY), concern()
    told = []
    for look, night in looks:
        due = steps_due(one, alarms, after(look), night=night)
        if due > one.told:
            assert not night or due <= len(minutes), "the first ones come at any hour"
            told.append(due)
            one = one.alarmed(due)
    assert told == sorted(set(told))
    last = max((look for look, _ in looks), default=0)
    assert one.told >= sum(minute <= last for minute in minutes)
    last_by_day = max((look for look, night in looks if not night), default=0)
    more = (last_by_day - minutes[-1]) // (60 * hours)
    assert one.told >= len(minutes) + more or last_by_day < minutes[-1]


@given(st.integers(0, 10_000), st.booleans())
def test_what_is_closed_alarms_nobody(minutes: int, night: bool) -> None:
    for one in (concern(), concern().claimed(GRACE, NOON)):
        over = one.closed(Outcome.SOLVED, NOON)
        assert steps_due(over, ALARMS, after(minutes), night=night) == 0


def test_only_coordinators_whom_it_is_not_about_see_it() -> None:
    assert concern().may_be_seen_by(GRACE)
    assert concern(reporter_id=GRACE.id).may_be_seen_by(GRACE)
    assert not concern(reported_id=GRACE.id).may_be_seen_by(GRACE)
    assert not concern().may_be_seen_by(GRACE.but(roles=frozenset({Role.MENTOR})))


def test_past_most_alarms_comes_first_then_danger_then_the_oldest() -> None:
    alarmed = concern(id=1, told=1)
    danger = concern(id=2, kind=Kind.DANGER, since=after(5))
    old, new = concern(id=3), concern(id=4, since=after(1))
    looked_after = concern(id=5, kind=Kind.DANGER).claimed(GRACE, NOON)
    closed = concern(id=6).closed(Outcome.NO_NEED, NOON)
    wanted = [alarmed, danger, old, new, looked_after, closed]
    assert most_urgent_first(reversed(wanted)) == wanted


def test_an_erased_person_is_nobody_in_it_and_what_they_looked_after_waits_again() -> None:
    one = concern(told=3).claimed(GRACE, after(1))
    assert one.without(8, after(9)) == concern(told=3, reporter_id=NOBODY).claimed(GRACE, after(1))
    assert one.without(9, after(9)).reported_id == NOBODY
    freed = one.without(GRACE.id, after(9))
    assert freed == concern(since=after(9))
    assert freed.waits


def test_an_unknown_word_on_an_old_button_is_no_crash() -> None:
    assert Kind.of("danger") is Kind.DANGER
    assert Kind.of("?") is Kind.OTHER
    assert Outcome.of("no-need") is Outcome.NO_NEED
    assert Outcome.of("?") is Outcome.SOLVED


@given(st.sets(st.frozensets(st.integers(1, 6), min_size=2, max_size=2)), st.data())
def test_apart_holds_whoever_asked_for_it(pairs: set[frozenset[int]], data: st.DataObject) -> None:
    asker = data.draw(st.integers(1, 6))
    mentor = data.draw(st.integers(1, 6).filter(lambda one: one != asker))
    assert apart(pairs, asker, mentor) is apart(pairs, mentor, asker)
    assert apart(pairs, asker, mentor) is ({asker, mentor} in pairs)


@pytest.mark.parametrize("minutes", [[], [60, 15], [15, 15], [0], [1441], "15"])
def test_alarms_that_do_not_grow_are_refused_at_the_start(minutes: object) -> None:
    with pytest.raises(ValueError, match="concern_alarm_minutes"):
        Programme(concern_alarm_minutes=minutes)
    assert Programme().concern_alarm_minutes == MINUTES
