"""Home tells each person first what matters to them."""

import pytest

from bot.features.home.domain import Situation, situation
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person


@pytest.mark.parametrize(
    ("consent", "has_plan", "told"),
    [
        (None, False, Situation.BROWSING),
        (None, True, Situation.BROWSING),
        (CONSENT_VERSION - 1, True, Situation.ASK_AGAIN),
        (CONSENT_VERSION, False, Situation.NO_PLAN),
        (CONSENT_VERSION, True, Situation.PLAN),
    ],
)
def test_consent_comes_before_the_plan(
    consent: int | None, has_plan: bool, told: Situation
) -> None:
    assert situation(Person(1, 2, consent=consent), has_plan=has_plan) is told
