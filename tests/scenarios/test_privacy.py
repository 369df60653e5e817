"""Privacy: what is kept, who sees it, taking the agreement back, and being forgotten."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.content import StepStatus
from bot.db.database import metadata
from bot.features.onboarding.actions import Agree, PickLanguage, ShowConsent
from bot.features.pathways.actions import MarkStep, OpenPlan, OpenStep
from bot.features.privacy.actions import (
    AskErase,
    AskWithdraw,
    Erase,
    ShowPrivacy,
    ShowReaders,
    ShowTimes,
    Withdraw,
)
from bot.features.privacy.service import acknowledge
from bot.people.person import Person, Role
from bot.people.prompts import Prompt
from bot.playground.emulator.faults import error
from bot.screen import Home
from tests.conftest import World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk

FAULT = error(500, "Internal Server Error")


async def person(talk: Talk) -> Person | None:
    return await talk.world.app.runtime.store.people.find(talk.phone.user_id)


async def rows(world: World) -> AsyncIterator[str]:
    """Yield every row of every table, as text."""
    async with world.app.runtime.store.database.reader() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.execute(select(table)):
                yield f"{table.name} {tuple(row)}"


async def doctor(world: World) -> Talk:
    """A medic who has said where they are, read the notice, and is writing something."""
    hiba = await cast.medic(world, language="en")
    await (await hiba.say("/home")).tap(OpenStep)
    await hiba.tap(MarkStep)
    hiba.phone.send_sticker()
    await world.settle()
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        await acknowledge(uow)
        uow.ask(Prompt("something"))
    return hiba


async def test_privacy_says_what_is_kept_by_the_settings_that_are_live(world: World) -> None:
    hiba = await (await Talk.of(world).start()).tap(PickLanguage("en", 1))
    await hiba.say("/privacy")
    assert "one encrypted file" in hiba.text
    assert "You have not agreed" in hiba.text
    assert "mentor" not in hiba.text
    await hiba.tap(ShowTimes)
    assert "48 hours" in hiba.text
    await hiba.tap(ShowPrivacy)
    await hiba.tap(ShowReaders)
    assert "Coordinators" in hiba.text


async def test_privacy_names_what_each_role_leaves(world: World) -> None:
    daniel, grace = await cast.mentor(world), await cast.coordinator(world)
    assert "as a mentor" in (await daniel.say("/privacy")).text
    assert "you are a coordinator" in (await grace.say("/privacy")).text


async def test_consent_can_be_given_and_taken_back_in_privacy(world: World) -> None:
    hiba = await (await Talk.of(world).start()).tap(PickLanguage("en", 1))
    await (await hiba.say("/privacy")).tap(ShowConsent)
    await hiba.tap(Agree)
    await (await hiba.say("/privacy")).tap(AskWithdraw)
    await hiba.tap(Withdraw)
    assert "Your agreement is taken back" in hiba.text
    assert not hiba.offers(OpenPlan)
    known = await person(hiba)
    assert known
    assert known.consent is None


async def test_taking_consent_back_leaves_only_language_and_roles(world: World) -> None:
    hiba = await doctor(world)
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        await uow.save(uow.person.but(roles=frozenset({Role.MENTOR})))
    await (await hiba.say("/privacy")).tap(AskWithdraw)
    await hiba.tap(Withdraw)
    known = await person(hiba)
    assert known
    assert (known.language, known.consent, known.profile) == ("en", None, {})
    assert known.roles == {Role.MENTOR}
    kept = [row async for row in rows(world) if str(known.id) in row]
    assert {row.split()[0] for row in kept} <= {"people", "outbox", "occurrence"}


async def test_two_taps_erase_everything_and_a_last_message_says_so(world: World) -> None:
    hiba = await doctor(world)
    known = await person(hiba)
    assert known
    lookup = world.app.runtime.store.people.lookup(hiba.phone.user_id)
    assert any(str(known.id) in row for row in [row async for row in rows(world)])

    await hiba.say("/privacy")
    await hiba.tap(AskErase)
    assert await person(hiba), "asked once more"
    await hiba.tap(Erase)

    assert "Everything about you is deleted." in hiba.text
    assert not hiba.buttons
    assert await person(hiba) is None
    left = [row async for row in rows(world)]
    assert not [row for row in left if lookup in row]
    traces = [row for row in left if str(known.id) in row]
    assert all("outbox" in row and "'sent'" in row and "b''" in row for row in traces), traces
    assert len(traces) == 1, "the row of the last message, empty now"


async def test_after_erasing_everybody_starts_as_a_stranger(world: World) -> None:
    hiba = await doctor(world)
    await (await hiba.say("/privacy")).tap(AskErase)
    old_button = hiba.data(Home)
    await hiba.tap(Erase)
    await hiba.press(old_button, hiba.phone.messages[-1]["message_id"])
    assert hiba.offers(PickLanguage)
    await hiba.start()
    await hiba.tap(PickLanguage("en", 1))
    assert hiba.offers(Agree)
    await (await hiba.tap(Agree)).say("/plan")
    assert StepStatus.DOING not in hiba.text


async def test_a_double_tap_on_erase_leaves_nothing(world: World) -> None:
    hiba = await doctor(world)
    await (await hiba.say("/privacy")).tap(AskErase)
    data, message = hiba.data(Erase), hiba.phone.last["message_id"]
    hiba.phone.press(data, message)
    await hiba.press(data, message)
    assert "Everything about you is deleted." in hiba.text
    assert await person(hiba) is None


async def test_the_last_message_survives_a_restart(world: World) -> None:
    hiba = await doctor(world)
    await (await hiba.say("/privacy")).tap(AskErase)
    world.emulator.faults = lambda method, _: FAULT if method == "editMessageText" else None
    hiba.phone.press(hiba.data(Erase), hiba.phone.last["message_id"])

    async def erased() -> bool:
        return await person(hiba) is None

    await until(erased, "the erasure")
    await world.stop()
    world.emulator.faults = None
    await world.start()
    await world.move(minutes=1)
    assert "Everything about you is deleted." in hiba.text


async def test_no_address_is_kept_for_somebody_who_blocks_the_bot_at_once(world: World) -> None:
    hiba = await doctor(world)
    await (await hiba.say("/privacy")).tap(AskErase)
    data, message = hiba.data(Erase), hiba.phone.last["message_id"]
    hiba.phone.press(data, message)
    hiba.phone.block()
    await world.settle()
    assert await person(hiba) is None
    assert not [row async for row in rows(world) if row.startswith("outbox") and "b''" not in row]


@pytest.mark.parametrize("role", [Role.MENTOR, Role.COORDINATOR])
async def test_somebody_erased_has_no_role_any_more(world: World, role: Role) -> None:
    who = await (cast.mentor(world) if role is Role.MENTOR else cast.coordinator(world))
    await (await who.say("/privacy")).tap(AskErase)
    await who.tap(Erase)
    await who.say("/inbox")
    await who.tap(PickLanguage("en", 1))
    assert await world.app.runtime.store.people.with_role(role) == []
