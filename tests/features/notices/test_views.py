"""Screens of notices at their longest: each is one message, in every language."""

import datetime as dt

import pytest

from bot.features.notices.domain import LONGEST, LONGEST_LINK, Kind, Notice, State, Words
from bot.features.notices.views import composing
from bot.i18n.split import LIMIT, units
from bot.people.person import Role
from bot.segments import MEMBER, Segment
from bot.segments.actions import ShowAudience
from bot.segments.choices import Events, offered
from bot.segments.words import described
from handlers import noticing
from tests.shipped import catalogs, library

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
CODES = [one.code for one in catalogs().languages]


@pytest.mark.parametrize("code", CODES)
def test_a_draft_for_everybody_that_can_be_named_fits_into_a_message(code: str) -> None:
    t = catalogs().translator(code)
    answers = {"in_person": "x" * 26, "online": "x" * 26, "cannot": "x" * 26, "waiting": "x" * 26}
    found = offered(library(), catalogs(), Events({5: "E" * 80}, answers))
    segment = Segment(
        roles=frozenset({MEMBER, *Role}),
        professions=frozenset(found.professions),
        stages=frozenset(found.stages),
        regions=frozenset(found.regions),
        languages=frozenset(found.languages),
        step=max(found.steps, key=lambda one: len(found.steps[one])),
        event=5,
        answers=frozenset(answers),
        silent_days=90,
    )
    link = "https://example.org/".ljust(LONGEST_LINK, "x")
    words = Words(dict.fromkeys(CODES, "A" * LONGEST), "en", link)
    notice = Notice(2**48, State.APPROVED, Kind.PROMOTION, NOW, words, segment)
    audience = described(t, found, segment)
    seen = composing.draft(t, notice, audience, ShowAudience("note", notice.id), "x" * 80)
    assert units(seen.text) <= LIMIT


def test_an_address_as_long_as_a_text_is_not_repeated_whole_before_it_is_approved() -> None:
    texts = {one: f"https://example.org/{one}/".ljust(LONGEST, "x") for one in CODES}
    notice = Notice(1, State.DRAFT, Kind.SERVICE, NOW, Words(texts, "en"))
    found = noticing.details(catalogs().translator("en"), notice)
    assert found
    assert max(len(words) for _, words in found) <= noticing.LONGEST
