"""Consent: nothing beyond the language without it."""

import pytest

from bot.people.consent import (
    CONSENT_VERSION,
    COVERED,
    ConsentNeededError,
    Purpose,
    agreed,
    promoting,
    require,
)
from bot.people.person import Person, Role

SOMEBODY = Person(1, 2)


def test_nobody_has_agreed_before_saying_so() -> None:
    assert not agreed(None)
    assert not agreed(SOMEBODY)
    with pytest.raises(ConsentNeededError):
        require(SOMEBODY)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_wording_of_today_covers_every_purpose(purpose: Purpose) -> None:
    today = promoting(SOMEBODY.but(consent=CONSENT_VERSION), on=True)
    assert agreed(today, purpose)
    require(today, purpose)


def test_an_older_wording_covers_only_what_it_covered() -> None:
    older = SOMEBODY.but(consent=COVERED[Purpose.GUIDANCE] - 1)
    assert not agreed(older)


def test_news_and_offers_have_a_yes_of_their_own_which_ends_with_the_agreement() -> None:
    member = SOMEBODY.but(consent=CONSENT_VERSION, profile={"profession": "nurse"})
    assert not agreed(member, Purpose.PROMOTION), "off until said"
    yes = promoting(member, on=True)
    assert agreed(yes, Purpose.PROMOTION)
    assert promoting(yes, on=True) == yes
    assert promoting(yes, on=False) == member
    assert not agreed(yes.but(consent=None), Purpose.PROMOTION)
    assert not agreed(promoting(SOMEBODY, on=True), Purpose.PROMOTION), "nothing else agreed to"
    mentor = SOMEBODY.but(roles=frozenset({Role.MENTOR}))
    assert agreed(promoting(mentor, on=True), Purpose.PROMOTION)
