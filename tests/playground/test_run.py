"""The playground starts by day, and goes on where it was."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock
from bot.playground import run
from bot.playground.emulator import Emulator
from bot.settings import Settings

UK = ZoneInfo("Europe/London")


YEARS = dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31)  # noqa: DTZ001 -- hypothesis adds the zone


@given(st.datetimes(*YEARS, timezones=st.just(dt.UTC)))
def test_whenever_it_is_opened_mentors_may_be_asked(now):
    move = run.until_daytime(now, UK)
    assert dt.timedelta() <= move < dt.timedelta(hours=16)
    assert 8 <= (now + move).astimezone(UK).hour < 20


def test_by_day_the_clock_stays():
    assert run.until_daytime(dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC), UK) == dt.timedelta()


def test_phones_and_clock_survive_a_restart(tmp_path):
    path = tmp_path / "telegram.json"
    emulator, clock = run._remembered(path)
    emulator.add_person("Hiba", username="hiba_demo").send("hello")
    clock.advance(dt.timedelta(days=3))
    run._write(path, run._state(emulator, clock))
    again, later = run._remembered(path)
    assert [m["text"] for m in next(iter(again.phones.values())).messages] == ["hello"]
    assert later.shift == dt.timedelta(days=3)


def test_after_a_kill_no_update_has_the_number_of_one_that_was_not_written_down(tmp_path):
    path = tmp_path / "telegram.json"
    emulator, clock = run._remembered(path)
    run._write(path, run._state(emulator, clock))
    hiba = emulator.add_person("Hiba")
    hiba.send("the bot knows of this, and the file does not")
    known = emulator.dump()["next_update_id"]
    again, _ = run._remembered(path)
    assert again.dump()["next_update_id"] > known


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"shift": 1}', '{"shift": 1, "telegram": {}}'])
def test_what_cannot_be_read_of_last_time_starts_anew(tmp_path, broken):
    path = tmp_path / "telegram.json"
    path.write_text(broken)
    emulator, clock = run._remembered(path)
    assert isinstance(emulator, Emulator)
    assert isinstance(clock, MovableClock)
    assert not emulator.phones


def test_its_store_and_key_are_never_those_of_real_people(tmp_path):
    real = Settings(_env_file=None, data_dir=tmp_path / "d", key_file=tmp_path / "k" / "keys")
    playing = run.playground_settings(real)
    assert playing.data_dir != real.data_dir
    assert playing.key_file != real.key_file
    assert playing.database_url is None
