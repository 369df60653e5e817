"""E2: no life of a notice sends a draft, an old text, or anything twice to anybody."""

import pytest

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.notices.service import sending
from bot.settings import Settings
from tests.conftest import sized
from tests.features.notices.life import Life

pytestmark = pytest.mark.figure


async def test_only_what_was_approved_last_ever_leaves_and_nobody_gets_it_twice(
    store: Store, clock: MovableClock, settings: Settings
) -> None:
    for seed in range(sized(4, 300)):
        life = Life(store, clock, settings, seed)
        await life.begin(4)
        await life.live(50)
        await life.stop((sending.recall, sending.cancel)[seed % 2])
        await life.live(30)
        await life.end()
