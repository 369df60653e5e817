"""An update that is looked at twice is handled once."""

import asyncio

from bot.delivery.inbox import DONE, NotMineError
from bot.features.onboarding.actions import ShowAnswers
from tests.abuse.rows import states
from tests.conftest import World
from tests.scenarios import cast


async def test_an_update_that_another_worker_finished_is_no_failure_even_when_refused(
    world: World, monkeypatch
):
    hiba = await cast.newcomer(world, "Hiba", "en").start()  # no consent: her answers are refused
    inbox, works = world.app.runtime.store.inbox, world.app.runtime.store.inbox.finish

    async def finished_meanwhile(connection, row, state=DONE):
        await works(connection, row, state)
        raise NotMineError

    data = cast.tagged(hiba, ShowAnswers())
    monkeypatch.setattr(inbox, "finish", finished_meanwhile)
    hiba.phone.press(data)
    await asyncio.sleep(0.3)
    monkeypatch.setattr(inbox, "finish", works)
    await world.settle()
    assert world.app.runtime.health.counters["update_failures"] == 0
    assert set(await states(world)) == {"done"}
