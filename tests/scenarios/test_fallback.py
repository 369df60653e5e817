"""Whatever people send, they get something useful, and lose nothing they had begun."""

from bot.features.onboarding.actions import PickLanguage
from bot.i18n import html
from bot.people.prompts import Prompt
from bot.screen import screen
from tests.conftest import World
from tests.scenarios.talk import Talk


async def test_what_could_not_be_sent_arrives_when_somebody_unblocks_the_bot(world: World) -> None:
    hiba = await (await Talk.of(world).start()).tap(PickLanguage("en", 1))
    runtime = world.app.runtime
    hiba.phone.block()
    await world.settle()
    person = await runtime.store.people.find(hiba.phone.user_id)
    assert not person.reachable

    async with runtime.unit_of_work() as uow:
        uow.send(screen(runtime.translator(person), html("First.")), person)
        uow.send(screen(runtime.translator(person), html("Second.")), person)
    await world.settle()
    hiba.phone.unblock()
    await world.settle()

    person = await runtime.store.people.find(hiba.phone.user_id)
    assert person.reachable
    assert hiba.heard[-2:] == ["First.", "Second."]
