"""An update that is looked at twice is handled once."""

import asyncio

from bot.context import Context
from bot.delivery.inbox import DONE, NotMineError
from bot.features.invites.actions import MakeInvite
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


async def test_a_role_that_is_taken_while_a_tap_is_on_its_way_opens_no_door(
    world: World, monkeypatch
):
    ann = await cast.coordinator(world, "Ann")
    data = cast.tagged(ann, MakeInvite("coordinator", 1, 0, 5))
    await ann.press(f"{data}x")
    refused, looks_up = ann.text, Context.refresh_data

    async def taken_meanwhile(context):
        await looks_up(context)
        async with world.app.runtime.unit_of_work() as uow:
            person = await uow.get_person(context.person.id)
            await uow.save(person.but(roles=frozenset()))

    invites = await cast.rows(world, "invites")
    with monkeypatch.context() as patch:
        patch.setattr(Context, "refresh_data", taken_meanwhile)
        await ann.press(data)
    assert ann.text == refused, "as for a button that never was"
    assert await cast.rows(world, "invites") == invites
    assert not world.app.runtime.health.counters["update_failures"]
