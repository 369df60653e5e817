"""Consent: nothing beyond the language without it."""

import pytest

from bot.people.consent import (
    CONSENT_VERSION,
    COVERED,
    ConsentNeededError,
    Purpose,
    agreed,
    require,
)
from bot.people.person import Person

SOMEBODY = Person(1, 2)


def test_nobody_has_agreed_before_saying_so() -> None:
    assert not agreed(None)
    assert not agreed(SOMEBODY)
    with pytest.raises(ConsentNeededError):
        require(SOMEBODY)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_wording_of_today_covers_every_purpose(purpose: Purpose) -> None:
    today = SOMEBODY.but(consent=CONSENT_VERSION)
    assert agreed(today, purpose)
    require(today, purpose)


def test_an_older_wording_covers_only_what_it_covered() -> None:
    older = SOMEBODY.but(consent=COVERED[Purpose.GUIDANCE] - 1)
    assert not agreed(older)
