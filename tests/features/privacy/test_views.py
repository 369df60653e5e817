"""/privacy says what is true here: by role, by consent, by the settings that are live."""

from pathlib import Path

import pytest

from bot.features.privacy.domain import Keeping, keeping
from bot.features.privacy.views import privacy
from bot.i18n import Catalogs
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person
from bot.screen import Home
from bot.settings import Programme, Settings

LOCALES = Path(__file__).parents[3] / "locales"
SOMEBODY = Person(1, 2, consent=CONSENT_VERSION)


def shown(keep: Keeping) -> str:
    t = Catalogs.load(LOCALES).translator("en")
    return privacy(t, SOMEBODY, keep, ask_consent=Home(), back=Home()).text


@pytest.mark.parametrize(
    ("url", "where"), [(None, "one encrypted file"), ("postgresql://x", "in a database")]
)
def test_it_says_where_and_for_how_long(url: str | None, where: str) -> None:
    settings = Settings(_env_file=None, database_url=url)
    text = shown(keeping(settings, Programme(inbox_retention_hours=24)))
    assert where in text
    assert "24 hours" in text


def test_it_says_what_consent_allows() -> None:
    assert "your answers about your work" in shown(Keeping(48, on_server=False))
