"""Urgent help: one tap from everywhere, for everybody, in every state."""

import pytest

from bot.delivery import callback
from bot.features.onboarding.actions import PickLanguage
from bot.features.urgent.actions import OpenUrgentGroup
from bot.people.prompts import Prompt
from bot.screen import Home, UrgentHelp
from tests.conftest import World
from tests.scenarios.talk import Talk


def entities(talk: Talk, kind: str) -> set[str]:
    """Return the parts of the newest message that are formatted so (no text beyond U+FFFF)."""
    text = talk.text.encode("utf-16-le")
    return {
        text[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in talk.phone.last.get("entities", [])
        if e["type"] == kind
    }


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_stranger_reads_numbers_hours_sources_and_dates_at_once(
    world: World, language: str
) -> None:
    hiba = await Talk.of(world, language_code=language).say("/urgent")
    library, t = world.app.runtime.library, world.app.runtime.catalogs.translator(language)
    assert {"999", "111", "116 123", "85258"} == entities(hiba, "code")
    for contact in library.urgent.groups[0].contacts:
        assert t.content(contact.hours).rstrip(".") in hiba.text.replace("\u2066", "")
    assert hiba.text.count("2026") >= len(library.urgent.groups[0].contacts), "checked on"
    links = {e["url"] for e in hiba.phone.last["entities"] if e["type"] == "text_link"}
    assert {library.sources[s].url for c in library.urgent.groups[0].contacts
            for s in c.sources} <= links  # fmt: skip


async def test_other_trouble_is_one_tap_further_with_every_number(world: World) -> None:
    hiba = await Talk.of(world).say("/urgent")
    for group in world.app.runtime.library.urgent.groups[1:]:
        await hiba.tap(OpenUrgentGroup(group.id))
        assert {c.call for c in group.contacts if c.call} <= entities(hiba, "code")
        for contact in group.contacts:
            assert contact.name in hiba.text
        await hiba.tap(UrgentHelp)


async def test_it_is_one_tap_away_before_anything_is_chosen(world: World) -> None:
    hiba = await Talk.of(world).start()
    await hiba.tap(UrgentHelp)
    assert "999" in hiba.text
    await hiba.tap(Home)
    assert hiba.offers(PickLanguage)


async def test_it_ends_nothing_that_somebody_was_writing(world: World) -> None:
    hiba = await (await Talk.of(world).start()).tap(PickLanguage("en", 1))
    runtime = world.app.runtime
    async with runtime.unit_of_work(hiba.phone.user_id) as uow:
        uow.ask(Prompt("a question"))
    await hiba.say("/urgent")
    assert "999" in hiba.text
    async with runtime.unit_of_work(hiba.phone.user_id) as uow:
        assert await uow.prompt() == Prompt("a question")


async def test_a_group_that_content_no_longer_has_leads_to_the_first_screen(world: World) -> None:
    hiba = await Talk.of(world).say("/urgent")
    body = OpenUrgentGroup("gone").body()
    data = callback.write(world.app.runtime.store.vault, hiba.phone.user_id, body)
    await hiba.press(data, hiba.phone.last["message_id"])
    assert "116 123" in hiba.text
