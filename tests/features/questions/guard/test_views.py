"""What a writer reads about what was found fits Telegram's message, whatever was found."""

import dataclasses
import re

import pytest

from bot.features.questions.guard import find
from bot.features.questions.guarded import Guarded
from bot.features.questions.views import guarding
from bot.i18n.split import LIMIT, units
from tests import shipped

LANGUAGES = shipped.catalogs()
PART = 3200  # of a person's own text, as views.pages cuts it
TEXT = "\n".join(
    [
        "https://example.com/" + "<a>&" * 60,
        "07700 900123",
        "ab@example.com",
        "943 476 5919",
        "AB 12 34 56 C",
        "CB4 2QT",
        "550011223",
    ]
)


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa"])
def test_it_leaves_room_for_the_text_itself(language: str) -> None:
    t = LANGUAGES.translator(language)
    guarded = dataclasses.replace(Guarded(find(TEXT), 7), in_distress=True)
    assert len(guarded.found) > guarding.LISTED
    shown = "\n\n".join([guarding.found(t, TEXT, guarded), *guarding.support(t, guarded)])
    assert "…" in shown
    assert units(re.sub(r"<[^>]+>|&\w+;", "", shown)) + PART + 300 < LIMIT
    assert len(guarding.found(t, TEXT, guarded).splitlines()) == guarding.LISTED + 3
