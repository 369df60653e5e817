"""A store with readers on it."""

import pytest

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.settings import Settings
from tests.nudges.reading import Desk, Reading


@pytest.fixture
def reading(store: Store, clock: MovableClock, settings: Settings) -> Reading:
    return Reading(store, clock, Desk(settings))
