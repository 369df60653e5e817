"""Proactive messages on both databases: each once, whatever restarts and replicas do."""

import asyncio
import datetime as dt

import pytest

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.nudges import cancel, repository
from bot.settings import Settings
from bot.unit_of_work import unit_of_work
from tests.nudges.reading import Desk, Reading, about

DAY = dt.timedelta(days=1)


@pytest.fixture
def reading(store: Store, clock: MovableClock, settings: Settings) -> Reading:
    return Reading(store, clock, Desk(settings))


async def test_what_is_due_together_is_one_message_and_comes_once(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"), about("2"), about("3", due=1))
    await reading.sweep()
    await reading.sweep()
    assert len(await reading.heard()) == 1
    assert "About 1" in (await reading.heard())[0]
    assert "About 2" in (await reading.heard())[0]
    reading.clock.advance(DAY)
    await reading.propose(amal, about("1"), about("2"), about("3", due=1))
    await reading.sweep()
    assert (await reading.heard())[1:] == ["All about 3"]
