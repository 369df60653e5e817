"""The warning before the first text (PRODUCT, H9): all of it, once, and again when it changes."""

import pytest

from bot.features.privacy.domain import NOTICE, has_read_notice, reading_notice
from bot.features.privacy.views import before_first_text
from bot.people.person import Person
from bot.screen import Home
from tests import shipped

SOMEBODY = Person(1, 2, profile={"profession": "doctor"})


def test_it_is_read_once_and_again_when_it_changes() -> None:
    assert not has_read_notice(SOMEBODY)
    reader = reading_notice(SOMEBODY)
    assert has_read_notice(reader)
    assert reader.profile["profession"] == "doctor"
    assert not has_read_notice(reader.but(profile={NOTICE: "0"}))


@pytest.mark.parametrize(
    "danger",
    ["Telegram can read", "names, places or hospitals", "photo or a voice", "picture of their",
     "pretend", "no emergency service"],
)  # fmt: skip
def test_it_names_every_danger(danger: str) -> None:
    t = shipped.catalogs().translator("en")
    assert danger in before_first_text(t, Home()).text
