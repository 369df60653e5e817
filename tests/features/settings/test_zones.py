"""Clocks by what people type: towns and countries in their language, and the time on the wall."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.settings import domain
from bot.features.settings.domain import CITIES, HOME_ZONE, is_sound, typed_time, zones_at
from bot.i18n import zones
from bot.people.quiet import Quiet

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def test_every_city_to_choose_from_is_a_zone_that_there_is() -> None:
    offered = {HOME_ZONE, *(zone for cities in CITIES.values() for zone in cities)}
    assert offered <= zones.known()
    assert len(offered) == 1 + sum(map(len, CITIES.values()))


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("Kabul", "en", "Asia/Kabul"),
        ("  khartoum ", "ar", "Africa/Khartoum"),
        ("الخرطوم", "ar", "Africa/Khartoum"),
        ("السودان", "ar", "Africa/Khartoum"),
        ("Україна", "uk", "Europe/Kyiv"),
        ("kyiv", "en", "Europe/Kyiv"),
        ("United Kingdom", "en", "Europe/London"),
        ("Addis Aba", "en", "Africa/Addis_Ababa"),
    ],
)
def test_a_town_or_country_is_found_in_the_readers_language_and_in_english(
    text: str, language: str, zone: str
) -> None:
    assert zones.find(text, language)[0] == zone


@pytest.mark.parametrize("text", ["", "zz", "Manchester", "😀", "A" * 60])
def test_what_is_no_city_with_a_clock_of_its_own_is_not_guessed(text: str) -> None:
    assert zones.find(text, "en") == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:30", (14, 30)),
        ("it is 14.30 now", (14, 30)),
        ("2:30 pm", (14, 30)),
        ("12:05 a.m.", (0, 5)),
        ("١٤:٣٠", (14, 30)),
        ("25:10", None),
        ("London", None),
        ("23.11.2026 ", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, time: tuple[int, int] | None) -> None:
    assert typed_time(text) == (time and dt.time(*time))


def test_a_time_leads_to_one_city_for_each_clock_that_shows_it() -> None:
    assert zones_at(dt.time(9, 4), NOW) == ["Europe/London"]
    assert zones_at(dt.time(13, 30), NOW) == ["Asia/Kabul"]
    assert zones_at(dt.time(11, 0), NOW) == ["Europe/Bucharest", "Africa/Khartoum"]
    assert zones_at(dt.time(4, 15), NOW) == []


@given(st.times(), st.integers(0, 2 * 365 * 24))
def test_every_city_found_shows_that_time_and_none_is_there_twice(
    time: dt.time, hours: int
) -> None:
    now = NOW + dt.timedelta(hours=hours)
    found = zones_at(time, now)
    assert len(found) == len(set(found)) <= domain.SUGGESTED
    for zone in found:
        there = now.astimezone(ZoneInfo(zone))
        apart = abs(there.hour * 60 + there.minute - time.hour * 60 - time.minute)
        assert min(apart, 1440 - apart) <= domain.CLOSE_MINUTES


@pytest.mark.parametrize(
    ("quiet", "sound"),
    [
        (Quiet(22, 7), True),
        (Quiet(9, 17), True),
        (Quiet(8, 8), False),
        (Quiet(8, 7), False),
        (Quiet(-1, 7), False),
        (Quiet(21, 24), False),
    ],
)
def test_quiet_hours_leave_something_of_the_day(quiet: Quiet, *, sound: bool) -> None:
    assert is_sound(quiet) is sound
