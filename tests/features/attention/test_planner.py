"""The planner by example: what goes now, what waits until when, what is not said any more."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.features.attention.planner import TOGETHER, Plan, Reader, plan
from bot.nudges import Nudge, Planned, Rhythm
from bot.people.quiet import Quiet

LONDON, KABUL = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kabul")
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)  # a Monday
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def reader(zone: dt.tzinfo = LONDON, per_day: int = 1, per_week: int = 3, **rhythm: Any) -> Reader:
    return Reader(Rhythm(**rhythm), zone, per_day, per_week)


def thing(number: int = 1, *, urgent: bool = False, lasts: dt.timedelta = 30 * DAY) -> Planned:
    """Something that has been due for an hour, and may be said for as long as it `lasts`."""
    due = NOON - HOUR
    return Planned(number, Nudge("test", str(number), due, NOON + lasts, urgent=urgent), due)


def ids(things: tuple[Planned, ...]) -> list[int]:
    return [one.id for one in things]


def planned(
    who: Reader, *due: Planned, sent: tuple[dt.datetime, ...] = (), now: dt.datetime = NOON
) -> Plan:
    return plan(who, due, sent, now)


def test_what_is_due_goes_in_one_message_what_ends_first_first() -> None:
    found = planned(reader(), thing(1), thing(2, lasts=DAY))
    assert ids(found.send) == [2, 1]
    assert found.move == found.drop == ()
    assert not found.silent


def test_a_message_tells_of_six_things_and_the_rest_comes_the_next_morning() -> None:
    found = planned(reader(), *(thing(n) for n in range(10)))
    assert len(found.send) == TOGETHER
    assert len(found.move) == 10 - TOGETHER
    assert found.until == dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "now", "until"),
    [
        (LONDON, (22, 0), (2026, 11, 24, 8, 0)),
        (LONDON, (3, 0), (2026, 11, 23, 8, 0)),
        (KABUL, (17, 0), (2026, 11, 24, 3, 30)),  # 21:30 there
        (KABUL, (3, 29), (2026, 11, 23, 3, 30)),
    ],
)
def test_at_night_it_waits_for_eight_where_the_person_is(
    zone: ZoneInfo, now: tuple[int, int], until: tuple[int, ...]
) -> None:
    found = planned(reader(zone), thing(), now=NOON.replace(hour=now[0], minute=now[1]))
    assert ids(found.move) == [1]
    assert found.until == dt.datetime(*until, tzinfo=dt.UTC)  # type: ignore[misc,arg-type] # year to minute


def test_own_quiet_hours_hold_instead() -> None:
    shift = reader(quiet=Quiet(9, 17))
    assert planned(shift, thing()).until == NOON.replace(hour=17)
    assert ids(planned(shift, thing(), now=NOON.replace(hour=3)).send) == [1]


def test_a_second_message_on_one_day_waits_for_the_next_morning() -> None:
    found = planned(reader(), thing(), sent=(NOON - 3 * HOUR,))
    assert found.until == dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC)


def test_a_fourth_message_in_seven_days_waits_until_the_first_is_a_week_old() -> None:
    sent = (NOON - 6 * DAY, NOON - 4 * DAY, NOON - 2 * DAY)
    assert planned(reader(), thing(), sent=sent).until == NOON + DAY
    assert ids(planned(reader(), thing(), sent=(NOON - 7 * DAY, *sent[1:])).send) == [1]


def test_who_wants_to_hear_less_hears_once_a_week() -> None:
    less = Reader(Rhythm(per_week=1), LONDON, 1, 3)
    assert planned(less, thing(), sent=(NOON - 2 * DAY,)).until == NOON + 5 * DAY
    assert Reader(Rhythm(per_week=9), LONDON, 1, 3).most_a_week == 3


def test_what_is_urgent_goes_at_once_and_at_night_without_a_sound() -> None:
    full = (NOON - 2 * DAY, NOON - DAY, NOON - HOUR)
    for rhythm in (Rhythm(), Rhythm(stopped=True), Rhythm(paused_until=NOON + DAY)):
        who = Reader(rhythm, LONDON, 1, 3)
        assert ids(planned(who, thing(urgent=True), sent=full).send) == [1]
    night = planned(reader(), thing(1, urgent=True), thing(2), now=NOON.replace(hour=23))
    assert night.silent
    assert (ids(night.send), ids(night.move)) == ([1], [2])


def test_what_is_urgent_takes_the_rest_with_it_when_there_is_room() -> None:
    assert ids(planned(reader(), thing(1), thing(2, urgent=True)).send) == [2, 1]


def test_a_pause_holds_what_can_wait_until_it_ends() -> None:
    paused = reader(paused_until=NOON + 10 * DAY)
    assert planned(paused, thing()).until == NOON + 10 * DAY
    assert ids(planned(paused, thing(), now=NOON + 10 * DAY).send) == [1]


def test_after_a_stop_nothing_waits() -> None:
    assert ids(planned(reader(stopped=True), thing()).drop) == [1]


def test_what_has_expired_is_never_said_even_when_urgent() -> None:
    found = planned(
        reader(), thing(1, lasts=dt.timedelta()), thing(2, urgent=True, lasts=dt.timedelta())
    )
    assert set(ids(found.drop)) == {1, 2}
    assert found.send == found.move == ()
