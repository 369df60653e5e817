"""Abuse goes on at the pace of the machine, and is not kept out at the door."""

import io
import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from bot import log
from bot.delivery import limits
from bot.settings import Settings
from tests.abuse.rows import CANARY
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk


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


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    """What the log would show at its most talkative: every logger, as `bot.log` formats it."""
    root, quiet = logging.getLogger(), [logging.getLogger(name) for name in log.QUIET]
    handlers, levels = root.handlers[:], [each.level for each in (root, *quiet)]
    root.handlers.clear()  # pytest's own stay open
    log.configure("DEBUG")
    shown = io.StringIO()
    root.handlers[0].setStream(shown)
    yield shown
    root.handlers[:] = handlers
    for each, level in zip((root, *quiet), levels, strict=True):
        each.setLevel(level)


@pytest.fixture
async def hadiqa(world: World, journal: io.StringIO) -> AsyncIterator[Talk]:
    """A member; at the end, nothing of her may have been logged, nor a text with the canary."""
    talk = await cast.medic(world, "Hadiqa", "en")
    yield talk
    logged = journal.getvalue().lower()
    for canary in (CANARY, "hadiqa", str(talk.phone.user_id)):
        assert canary.lower() not in logged
