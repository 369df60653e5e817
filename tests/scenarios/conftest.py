"""Scenarios go on at the pace of the machine, not of a chat."""

import pytest

from bot.delivery import limits
from bot.settings import Settings


@pytest.fixture(autouse=True)
def _no_pause_between_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lift the limit of one message a second per chat; tests of delivery hold it."""
    monkeypatch.setattr(limits, "PER_CHAT_SECONDS", 0.0)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Let a person send as fast as a test does; tests of delivery hold the limit."""
    settings.data_dir.mkdir(parents=True)
    programme = "updates_at_once: 10000\nupdates_per_second: 10000\n"
    (settings.data_dir / "programme.yaml").write_text(programme, "utf-8")
    return settings
