"""/privacy says what is true here: by role, by consent, by the settings that are live."""

import pytest

from bot.features.privacy.domain import keeping
from bot.features.privacy.views import privacy, times
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person
from bot.screen import Home
from bot.settings import Programme, Settings
from tests import shipped

SOMEBODY = Person(1, 2, consent=CONSENT_VERSION)


SETTINGS = Settings(_env_file=None)
T = shipped.catalogs().translator("en")


@pytest.mark.parametrize(
    ("url", "where"), [(None, "one encrypted file"), ("postgresql://x", "in a database")]
)
def test_it_says_where(url: str | None, where: str) -> None:
    keep = keeping(Settings(_env_file=None, database_url=url), Programme())
    assert where in privacy(T, SOMEBODY, keep, ask_consent=Home(), back=Home()).text


def test_it_says_for_how_long_by_the_settings_that_are_live() -> None:
    programme = Programme(
        conversation_days_kept=61,
        call_days_kept=62,
        concern_days_kept=63,
        audit_months_kept=4,
        inbox_retention_hours=25,
        outbox_days_kept=6,
    )
    text = times(T, keeping(SETTINGS, programme)).text
    for time in ("61 days", "40 hours", "62 days", "63 days", "4 months", "25 hours", "6 days"):
        assert time in text


def test_it_says_what_consent_allows() -> None:
    text = privacy(
        T, SOMEBODY, keeping(SETTINGS, Programme()), ask_consent=Home(), back=Home()
    ).text
    assert "your answers about your work" in text
    assert "dates that you gave" in text
