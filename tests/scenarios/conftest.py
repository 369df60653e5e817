"""Scenarios go on at the pace of the machine, not of a chat."""

import pytest

from bot.delivery import limits


@pytest.fixture(autouse=True)
def _no_pause_between_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lift the limit of one message a second per chat; tests of delivery hold it."""
    monkeypatch.setattr(limits, "PER_CHAT_SECONDS", 0.0)
