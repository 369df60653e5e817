"""Who may be asked: only those who said everything, want to, and can be reached."""

import datetime as dt
from pathlib import Path

import pytest

from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.people.person import Person, Role

PERSON = Person(1, 1, roles=frozenset({Role.MENTOR}))
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)  # a Monday
READY = Mentor(
    PERSON, RULES_VERSION, NOON, frozenset({"nurse"}), frozenset({"en"}), weekly_cap=2, joined=True
)


def test_the_template_for_programmes_is_of_the_rules_that_the_bot_shows():
    template = (Path(__file__).parents[3] / "docs" / "mentor-code-of-conduct.md").read_text("utf-8")
    assert f"Version {RULES_VERSION} " in template


def test_a_mentor_who_said_everything_is_asked():
    assert READY.is_active


@pytest.mark.parametrize(
    "change",
    [
        {"joined": False},
        {"paused": True},
        {"rules": RULES_VERSION - 1},
        {"professions": frozenset()},
        {"languages": frozenset()},
        {"person": PERSON.but(reachable=False)},
        {"person": PERSON.but(roles=frozenset())},
    ],
)
def test_a_mentor_is_not_asked_when_anything_is_missing(change):
    assert not READY.but(**change).is_active


def test_a_second_tap_on_a_choice_changes_nothing():
    once = READY.toggled("professions", "doctor", on=True)
    assert once.professions == {"nurse", "doctor"}
    assert once.toggled("professions", "doctor", on=True) == once
    back = once.toggled("professions", "doctor", on=False)
    assert back == back.toggled("professions", "doctor", on=False) == READY


def test_after_a_year_without_the_rules_nothing_new_comes():
    year = NOON + dt.timedelta(days=365)
    hour = dt.timedelta(hours=1)
    assert READY.free_from(year - hour) == year - hour
    assert READY.free_from(year) is None
    assert READY.but(accepted_at=year).free_from(year) == year
    assert READY.renew_from == year - dt.timedelta(days=14)
