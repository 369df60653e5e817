"""The right-to-work guide, as conversations: information with its sources, and nothing kept."""

import dataclasses
from typing import Any

import pytest

from bot.content.rights import Rights
from bot.features.rights.actions import GoRights, ShowRights
from bot.message import TAG_LENGTH, Action
from bot.playground.emulator.faults import Fault, Kind
from bot.playground.emulator.text.units import utf16_length
from tests.conftest import World, until
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
BOOKKEEPING = {"inbox", "outbox", "sqlite_sequence"}


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


def ways(talk: Talk) -> list[GoRights]:
    """Return where the buttons of the newest message lead to inside the guide."""
    found = (Action.parse(b["callback_data"][TAG_LENGTH:]) for b in talk.buttons)
    return [one for one in found if isinstance(one, GoRights)]


async def pages(talk: Talk) -> str:
    """Read a place to its last page; return all that stands there."""
    heard = [said(talk)]
    while forward := [one for one in ways(talk) if one.page == len(heard)]:
        await talk.tap(forward[0])
        heard.append(said(talk))
    return "\n".join(heard)


async def tables(world: World) -> dict[str, list[Any]]:
    """Return every row of every table but the bookkeeping of delivery."""
    async with world.app.runtime.store.database.reader() as connection:
        found = await connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type='table'"
        )
        names = [name for (name,) in found if name not in BOOKKEEPING]
        assert "people" in names
        return {
            name: (await connection.exec_driver_sql(f"SELECT * FROM {name}")).all()
            for name in names
        }


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_every_end_gives_facts_with_sources_help_and_the_adviser(
    world: World, language: str
) -> None:
    hiba = await cast.medic(world, language=language)
    library = world.app.runtime.library
    guide: Rights = library.rights[0]
    t = world.app.runtime.catalogs.translator(language)
    for end in guide.ends:
        await press(hiba, GoRights(end.id))
        heard = await pages(hiba)
        assert utf16_length(hiba.text) < 4096
        assert library.organisations[guide.adviser].name in heard, end.id
        for name in end.help:
            assert library.organisations[name].name in heard, end.id
        for fact in end.facts:
            assert all(library.sources[source].title in heard for source in fact.sources), end.id
        assert heard.count(t.content(guide.note)[:40].translate(MARKS)) >= 1
        assert "2026" in heard
        if any(fact.uncertain for fact in end.facts):
            assert "⚠️" in heard
        if language == "ar":
            assert cast.reads_right_to_left(hiba.text)


async def test_information_and_not_advice_stands_on_every_page_of_an_end(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    for end in world.app.runtime.library.rights[0].ends:
        page, seen = 0, 0
        while page == seen:
            await press(hiba, GoRights(end.id, page))
            assert "This is information, not advice." in said(hiba)
            seen += 1
            page += any(one.page == page + 1 for one in ways(hiba))


async def test_somebody_goes_forth_and_back_through_the_tree(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    guide = world.app.runtime.library.rights[0]
    await press(hiba, ShowRights())
    first = said(hiba)
    assert "not advice" in first
    assert "We keep nothing of what you tap here" in first
    for way in ways(hiba):
        if guide.fork(way.to):
            await hiba.tap(way)
            inner = said(hiba)
            for further in ways(hiba)[:-1]:  # the last leads back
                await hiba.tap(further)
                await hiba.tap(GoRights(way.to))
                assert said(hiba) == inner
            await hiba.tap(GoRights(guide.start))
            assert said(hiba) == first
    assert len(hiba.heard) == 1, "one living screen"


@pytest.mark.parametrize("agreed", [True, False])
async def test_nothing_of_the_way_through_the_guide_is_kept(world: World, agreed: bool) -> None:
    hiba = await cast.medic(world, language="en")
    if not agreed:
        async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
            await uow.save(uow.person.but(consent=None, profile={}))
    guide = world.app.runtime.library.rights[0]
    before = await tables(world)
    await press(hiba, ShowRights())
    for one in (*guide.nodes, *guide.ends):
        await press(hiba, GoRights(one.id))
        await pages(hiba)
    assert await tables(world) == before


async def test_what_delivery_holds_of_it_is_sealed_and_gone_when_it_is_out(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    end = world.app.runtime.library.rights[0].ends[0]
    held: list[str] = []

    async def full() -> int:
        """Look at all that delivery holds; return how many payloads there are."""
        async with world.app.runtime.store.database.reader() as connection:
            queries = [f"SELECT * FROM {table}" for table in ("inbox", "outbox")]
            rows = [row for query in queries for row in await connection.exec_driver_sql(query)]
        held.extend(str(row) for row in rows)
        return sum(bool(row.payload) for row in rows)

    world.emulator.faults = lambda method, _: (
        Fault(Kind.SLOW, seconds=0.3) if "edit" in method else None
    )
    hiba.phone.press(tagged(hiba, GoRights(end.id)), hiba.phone.last["message_id"])
    await until(full, "a payload")
    await world.settle()
    assert await full() == 0
    for word in (end.id, end.title, end.answer):
        assert not any(word in row for row in held)


async def test_old_buttons_lead_to_the_beginning(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    await press(hiba, GoRights("gone"))
    assert "has changed. Please start it again" in hiba.text
    end = world.app.runtime.library.rights[0].ends[0]
    await press(hiba, GoRights(end.id, 99, 99))
    assert "not advice" in hiba.text
    world.app.runtime.library = dataclasses.replace(world.app.runtime.library, rights=())
    await press(hiba, ShowRights())
    assert "has changed" in hiba.text
