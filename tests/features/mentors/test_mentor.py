"""Who may be asked: only those who said everything, want to, and can be reached."""

import pytest

from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.people.person import Person, Role

PERSON = Person(1, 1, roles=frozenset({Role.MENTOR}))
READY = Mentor(
    PERSON, RULES_VERSION, frozenset({"nurse"}), frozenset({"en"}), weekly_cap=2, joined=True
)


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


def test_tapping_twice_leaves_things_as_they_were():
    once = READY.toggled("professions", "doctor")
    assert once.professions == {"nurse", "doctor"}
    assert once.toggled("professions", "doctor") == READY
