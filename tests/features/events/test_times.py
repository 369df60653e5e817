"""Dates that are typed, clocks that change, dates that repeat, and when people are reminded."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.events.domain.reminders import Lead, reminders
from bot.features.events.domain.times import (
    BadTimeError,
    Fault,
    Rhythm,
    check,
    exists,
    lasting,
    moments,
    on_the_wall,
    read,
    repeated,
    shifted,
)
from bot.features.events.errors import WrongTimeError
from tests.conftest import START
from tests.shipped import catalogs

LONDON, KYIV = ZoneInfo("Europe/London"), ZoneInfo("Europe/Kyiv")
TODAY = START.date()
wall = dt.datetime.fromisoformat  # a time on the wall has no zone


def in_script(text: str, zero: str) -> str:
    """Write digits in the script that has this zero."""
    return "".join(chr(ord(zero) + int(one)) if one.isdecimal() else one for one in text)


@pytest.mark.parametrize("day", ["1.1.0001 00:00", "31.12.9999 23:59"])
def test_a_day_at_the_end_of_the_calendar_is_no_fault_of_ours(day: str) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        with pytest.raises(BadTimeError):
            moments(read(day, TODAY).local, ZoneInfo(zone))


@pytest.mark.parametrize(
    ("text", "local", "minutes"),
    [
        ("12.12.2026 10:00", wall("2026-12-12 10:00"), None),
        (" 12/12/2026,  10.00 - 13:30 ", wall("2026-12-12 10:00"), 210),
        ("2026-12-12 10:00–12:00", wall("2026-12-12 10:00"), 120),  # noqa: RUF001 -- as phones write it
        ("12.12. 10:00", wall("2026-12-12 10:00"), None),
        ("2 3 09:15", wall("2027-03-02 09:15"), None),
        ("12.12. 10am - 1 PM", wall("2026-12-12 10:00"), 180),
        ("12/12 12 p.m.", wall("2026-12-12 12:00"), None),
        ("2026-12-12 12:30 am", wall("2026-12-12 00:30"), None),
        (in_script("12.12. 2:30 \u0645", "\u0660"), wall("2026-12-12 14:30"), None),
        (in_script("12.12. 9 \u0642.\u0638", "\u06f0"), wall("2026-12-12 09:00"), None),
        (in_script("12.12.2026 10:00-13:00", "\u0660"), wall("2026-12-12 10:00"), 180),
        (in_script("12/12/2026 10:30", "\u06f0"), wall("2026-12-12 10:30"), None),
    ],
)
def test_day_and_time_are_read_in_every_script(
    text: str, local: dt.datetime, minutes: int | None
) -> None:
    typed = read(text, TODAY)
    assert (typed.local, typed.minutes) == (local, minutes)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.UNREADABLE), ("next Saturday", Fault.UNREADABLE),
        ("12.12.2026", Fault.UNREADABLE), ("12.12.2026 10", Fault.UNREADABLE),
        ("12.12. 10-11am", Fault.UNREADABLE), ("12.12. 13pm", Fault.NO_SUCH_DAY),
        ("12.12. 0 am", Fault.NO_SUCH_DAY), ("1" * 200, Fault.UNREADABLE),
        ("31.02.2027 10:00", Fault.NO_SUCH_DAY),
        ("12.12.2026 25:00", Fault.NO_SUCH_DAY), ("12.12.2026 10:00-24:00", Fault.NO_SUCH_DAY),
        ("12.12.2026 10:00-10:00", Fault.END_FIRST), ("12.12.2026 13:00-10:00", Fault.END_FIRST),
        ("12.12.2026 00:10-23:00", Fault.END_FIRST),
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_its_reason(text: str, fault: Fault) -> None:
    with pytest.raises(BadTimeError) as failure:
        read(text, TODAY)
    assert failure.value.fault is fault


def test_an_event_begins_in_the_next_year() -> None:
    for moment, fault in ((START, Fault.PAST), (START + dt.timedelta(days=500), Fault.TOO_FAR)):
        with pytest.raises(BadTimeError) as failure:
            check(moment, START)
        assert failure.value.fault is fault
    assert check(START + dt.timedelta(days=1), START)


@pytest.mark.parametrize("fault", Fault)
def test_each_fault_is_told_with_an_example(fault: Fault) -> None:
    told = WrongTimeError(fault, "07.12.2026 10:00").message(catalogs().translator("en"))
    assert "07.12.2026 10:00" in told


@given(st.text())
def test_whatever_is_typed_is_a_time_or_refused(text: str) -> None:
    try:
        assert read(text, TODAY).local
    except BadTimeError:
        return


def test_a_time_that_clocks_have_twice_or_never_means_two_moments_an_hour_apart() -> None:
    twice, never = wall("2026-10-25 01:30"), wall("2027-03-28 01:30")
    for local, there in ((twice, True), (never, False)):
        first, second = moments(local, LONDON)
        assert second - first == dt.timedelta(hours=1)
        assert exists(local, LONDON) is there
    assert {one.astimezone(LONDON).hour for one in moments(never, LONDON)} == {0, 2}
    plain = wall("2026-12-12 10:00")
    assert moments(plain, LONDON) == (dt.datetime(2026, 12, 12, 10, tzinfo=dt.UTC),)


def local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(LONDON).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("first", "rhythm", "days"),
    [
        (dt.date(2027, 3, 20), Rhythm.WEEKLY, ["20 Mar", "27 Mar", "03 Apr", "10 Apr"]),
        (dt.date(2026, 10, 17), Rhythm.FORTNIGHTLY, ["17 Oct", "31 Oct", "14 Nov", "28 Nov"]),
        (dt.date(2026, 12, 12), Rhythm.MONTHLY, ["12 Dec", "09 Jan", "13 Feb", "13 Mar"]),
        (dt.date(2027, 1, 30), Rhythm.MONTHLY, ["30 Jan", "27 Feb", "27 Mar", "24 Apr"]),
    ],
)
def test_what_repeats_keeps_its_weekday_and_its_time_on_the_wall(
    first: dt.date, rhythm: Rhythm, days: list[str]
) -> None:
    start = on_the_wall(first, dt.time(10), LONDON)
    found = repeated(start, rhythm, 4, LONDON)
    assert [f"{local(one):%d %b}" for one in found] == days
    assert {(local(one).weekday(), local(one).hour) for one in found} == {(first.weekday(), 10)}


@given(st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)), st.sampled_from(Rhythm))
def test_whatever_repeats_goes_forward_on_one_weekday(first: dt.date, rhythm: Rhythm) -> None:
    found = repeated(on_the_wall(first, dt.time(10), LONDON), rhythm, 12, LONDON)
    assert all(one < other for one, other in pairwise(found))
    assert {local(one).weekday() for one in found} == {first.weekday()}


@pytest.mark.parametrize(
    ("start", "which", "shown", "minutes"),
    [
        ("2027-03-28 00:30", 0, 180, 120),  # until 03:30, and no clock shows 01:30
        ("2027-10-31 00:30", 0, 180, 240),  # clocks show 01:30 twice
        ("2027-10-31 01:30", 1, 15, 15),
        ("2027-03-29 00:30", 0, 180, 180),
    ],
)
def test_an_end_that_was_typed_is_what_clocks_show_then(
    start: str, which: int, shown: int, minutes: int
) -> None:
    assert lasting(moments(wall(start), LONDON)[which], shown, LONDON) == minutes


def test_later_events_move_by_as_many_days_to_the_same_time_on_the_wall() -> None:
    before = on_the_wall(dt.date(2027, 3, 20), dt.time(10), LONDON)
    after = on_the_wall(dt.date(2027, 3, 21), dt.time(11, 30), LONDON)
    later = on_the_wall(dt.date(2027, 4, 3), dt.time(10), LONDON)  # summer time by then
    assert local(shifted(later, before, after, LONDON)) == wall("2027-04-04 11:30")


def test_reminders_come_a_week_a_day_and_two_hours_before_on_the_readers_clock() -> None:
    starts = dt.datetime(2027, 3, 28, 9, tzinfo=dt.UTC)  # 10:00 in London, 12:00 in Kyiv
    found = reminders(starts, KYIV, START)
    assert [one.lead for one in found] == [Lead.WEEK, Lead.DAY, Lead.HOURS]
    assert [one.is_urgent for one in found] == [False, False, True]
    week, day, hours = found
    assert [f"{one.due_at.astimezone(KYIV):%d %H}" for one in found] == ["21 12", "27 12", "28 10"]
    assert (week.expires_at, day.expires_at) == (day.due_at, hours.due_at)
    assert hours.expires_at == starts
    assert reminders(starts, KYIV, starts - dt.timedelta(hours=3)) == [hours]
    assert reminders(starts, KYIV, starts) == []
