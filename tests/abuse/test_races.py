"""An update that is looked at twice is handled once."""

import dataclasses

from bot.context import Context
from bot.db.database import StoreError
from bot.delivery.current import current
from bot.delivery.inbox import DONE, NotMineError
from bot.features.invites.actions import MakeInvite
from bot.features.onboarding.actions import ShowAnswers
from tests.abuse.rows import states
from tests.conftest import World, until
from tests.scenarios import cast


async def test_an_update_that_another_worker_finished_is_no_failure_even_when_refused(
    world: World, monkeypatch
):
    hiba = await cast.newcomer(world, "Hiba", "en").start()  # no consent: her answers are refused
    tried = []
    inbox, works = world.app.runtime.store.inbox, world.app.runtime.store.inbox.finish

    async def finished_meanwhile(connection, row, state=DONE):
        await works(connection, row, state)
        tried.append(row)
        raise NotMineError

    data = cast.tagged(hiba, ShowAnswers())
    monkeypatch.setattr(inbox, "finish", finished_meanwhile)
    hiba.phone.press(data)
    await until(lambda: tried, "the tap")
    monkeypatch.setattr(inbox, "finish", works)
    await world.settle()
    assert world.app.runtime.health.counters["update_failures"] == 0
    assert set(await states(world)) == {"done"}


async def test_a_text_that_another_worker_read_first_is_no_failure(world: World, monkeypatch):
    hiba = await cast.medic(world, language="en")
    inbox, fail = world.app.runtime.store.inbox, AssertionError("nothing is asked any more")

    async def read_first(update, context):
        async with world.app.runtime.store.database.unit() as connection:
            await inbox.finish(connection, current.get().row)
        raise fail

    with monkeypatch.context() as patch:
        router = world.app.application.handlers[0][0]
        patch.setattr(router, "_or", dataclasses.replace(router._or, unexpected_text=read_first))
        hiba.phone.send("A text")
        await world.settle()
    assert world.app.runtime.health.counters["update_failures"] == 0
    assert set(await states(world)) == {"done"}


async def test_nothing_is_left_to_do_for_a_text_when_it_is_done(world: World, monkeypatch):
    hiba = await cast.medic(world, language="en")
    database = world.app.runtime.store.database
    opens = database.unit

    def once():
        if (delivery := current.get()) and delivery.done:
            raise StoreError("away")
        return opens()

    monkeypatch.setattr(database, "unit", once)
    for text in ("12345", "An exam"):  # what could be a code on the wall, and what could not
        answers = len(hiba.heard)
        await hiba.say(text)
        assert len(hiba.heard) > answers, text


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
