"""Abuse goes on at the pace of the machine, and is not kept out at the door."""

import pytest

from bot.delivery import limits
from bot.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Let one person send as much as a test needs; tests of the throttle set their own."""
    settings.data_dir.mkdir(parents=True)
    programme = "updates_at_once: 10000\nupdates_per_second: 10000\nmessages_per_second: 1000\n"
    (settings.data_dir / "programme.yaml").write_text(programme, "utf-8")
    return settings


@pytest.fixture(autouse=True)
def _no_pause_between_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lift the limit of one message a second per chat; tests of delivery hold it."""
    monkeypatch.setattr(limits, "PER_CHAT_SECONDS", 0.0)
