"""Find help, as conversations."""

from sqlalchemy import select

from bot.features.directory import atlas, ods, service
from bot.features.directory.actions import (
    ChoosePlace,
    ChooseProfession,
    ClearReports,
    FindHelp,
    OpenEntry,
    ReportEntry,
    ShowList,
    ShowReports,
    ShowTopics,
    TypePlace,
)
from bot.features.directory.searches import Search, Topic
from bot.features.directory.tables import entry_reports
from bot.features.onboarding.actions import Agree, PickLanguage
from bot.features.privacy.actions import AskErase, Erase
from bot.screen import Home
from tests.conftest import START, World
from tests.features.directory.lists import csv, gp
from tests.scenarios import cast
from tests.scenarios.talk import Talk


async def somebody(world: World, language: str = "en", **profile: str) -> Talk:
    """Somebody who answered some of the questions of the start."""
    talk = await cast.medic(world, language=language)
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(profile=profile))
    return talk


async def import_practices(world: World, *codes: str, **cells: str) -> None:
    rows = csv(*(gp(code, f"SURGERY {code}", **cells) for code in codes))
    listing = ods.read([("gp.csv", rows)], START.date(), atlas.uk())
    await service.import_sites(world.app.runtime.store.database, listing, START)


async def reporters(world: World) -> list[tuple[str, int]]:
    async with world.app.runtime.store.database.reader() as connection:
        rows = await connection.execute(select(entry_reports.c.entry, entry_reports.c.person_id))
        return [tuple(row) for row in rows]


async def test_help_is_three_taps_from_home_and_what_is_near_comes_first(world: World) -> None:
    talk = await somebody(world, region="east", profession="doctor")
    await talk.say("/find")
    assert "East of England" in talk.text
    assert "Doctor" in talk.text
    await talk.tap(ShowList(Search(Topic.LAW, "ee", "doctor").code))
    assert talk.labels[0].endswith("GOV.UK: find an immigration adviser")
    await talk.tap(OpenEntry)
    assert "GOV.UK: find an immigration adviser" in talk.text
    assert "Checked on" in talk.text
    await talk.tap(ShowList)
    await talk.tap(ShowTopics)
    assert "What do you need?" in talk.text


async def test_a_town_with_a_typing_mistake_brings_what_is_there(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    await talk.tap(ShowList(Search(Topic.HOME).code))
    await talk.tap(ChoosePlace)
    await talk.tap(TypePlace)
    await talk.say("chelmsfrod")
    assert "Chelmsford" in talk.text
    assert talk.labels[:2] == ["📍 Essex County Council", "📍 Chelmsford City Council"]


async def test_a_postcode_typed_with_arabic_digits_is_read(world: World) -> None:
    talk = await somebody(world, "ar")
    await talk.say("/find")
    await talk.tap(ChoosePlace)
    await talk.tap(TypePlace)
    await talk.say("cb\u0661 \u0662ab")
    assert "CB1" in talk.text
    assert cast.reads_right_to_left(talk.text)
    way_back = talk.phone.last["reply_markup"]["inline_keyboard"][-1]
    assert "🆘" in way_back[0]["text"], "rows are mirrored: Back stands on the right"


async def test_a_place_is_asked_for_again_until_it_is_one(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find qqqqqq")
    assert "We do not know this place" in talk.text
    await talk.say("newport")
    assert "Which place do you mean?" in talk.text
    assert "Newport (Wales)" in talk.labels
    await talk.say("norwich")
    assert "Norwich" in talk.text
    await talk.say("hello there")
    assert "We do not know this place" not in talk.text, "nothing is asked any more"


async def test_a_place_is_asked_for_across_a_restart(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    await talk.tap(ShowList(Search(Topic.GROUPS).code))
    await talk.tap(ChoosePlace)
    await talk.tap(TypePlace)
    await world.stop()
    await world.start()
    await talk.say("NR1")
    assert "Norwich City of Sanctuary" in talk.labels[0]


async def test_a_command_in_the_middle_of_typing_a_place_ends_nothing_else(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    await talk.tap(ChoosePlace)
    await talk.tap(TypePlace)
    await talk.say("/find")
    assert "What do you need?" in talk.text
    await talk.say("norwich")
    assert "We do not know" not in talk.text


async def test_filters_are_buttons_and_stay_while_one_turns_pages(world: World) -> None:
    talk = await somebody(world, region="east")
    await talk.say("/find")
    await talk.tap(ShowList(Search(Topic.HOME, "ee").code))
    await talk.tap(ChooseProfession)
    await talk.tap(ShowList(Search(Topic.HOME, "ee", "nurse").code))
    assert "Nurse" in talk.text
    second = Search(Topic.HOME, "ee", "nurse", page=1)
    await talk.tap(ShowList(second.code))
    assert talk.offers(ShowList(Search(Topic.HOME, "ee", "nurse", page=2).code))
    first = talk.labels[0]
    await talk.tap(OpenEntry)
    await talk.tap(ShowList(second.code))
    assert talk.labels[0] == first, "Back leads to the page one came from"


async def test_nothing_online_here_shows_the_others_and_says_so(world: World) -> None:
    talk = await somebody(world, region="scotland")
    await talk.say("/find")
    await talk.tap(ShowList(Search(Topic.LAW, "sc").code))
    await talk.tap(ShowList(Search(Topic.LAW, "sc", online=True).code))
    assert "nothing online" in talk.text
    assert talk.offers(OpenEntry)


async def test_a_stranger_finds_help_and_nothing_is_kept(world: World) -> None:
    talk = await Talk.of(world).start()
    await talk.tap(PickLanguage("en", 1))
    await talk.say("/find norwich")
    await talk.tap(ShowList(Search(Topic.GROUPS, _code("norwich")).code))
    await talk.tap(OpenEntry)
    assert "Norwich City of Sanctuary" in talk.text
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        assert uow.person.profile == {}
        assert await uow.prompt() is None
    await talk.tap(ReportEntry)
    assert talk.offers(Agree), "a report would be kept"
    assert await reporters(world) == []


async def test_a_dead_entry_is_counted_once_per_person_and_a_coordinator_clears_it(
    world: World,
) -> None:
    first, second = await somebody(world), await cast.medic(world, "Omid", "en")
    for talk in (first, first, second):
        await talk.say("/find")
        await talk.tap(ShowList)
        await talk.tap(OpenEntry("gmc", Search(Topic.HEALTH, profession=_job(talk)).code))
        if talk.offers(ReportEntry):
            await talk.tap(ReportEntry)
        assert "You reported this" in talk.text
    assert len(await reporters(world)) == 2

    coordinator = await cast.coordinator(world)
    await coordinator.say("/find")
    assert "🚩 Reported entries: 1" in coordinator.labels
    await coordinator.tap(ShowReports)
    assert "2 · General Medical Council: help for refugee doctors" in _bare(coordinator.labels)
    await coordinator.tap(OpenEntry)
    assert "2 people reported it" in _bare([coordinator.text])[0]
    await coordinator.tap(ClearReports)
    assert "none now" in coordinator.text
    assert await reporters(world) == []


async def test_a_double_tap_on_a_report_counts_once(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    await talk.tap(ShowList)
    await talk.tap(OpenEntry)
    data = talk.data(ReportEntry)
    await talk.press(data, talk.phone.last["message_id"])
    await talk.press(data, talk.phone.last["message_id"])
    assert len(await reporters(world)) == 1


async def test_erasing_oneself_takes_ones_reports_along(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    await talk.tap(ShowList)
    await talk.tap(OpenEntry)
    await talk.tap(ReportEntry)
    await talk.say("/privacy")
    await talk.tap(AskErase)
    await talk.tap(Erase)
    assert await reporters(world) == []


async def test_imported_practices_are_found_by_town(world: World) -> None:
    await import_practices(world, "A81001", "A81002")
    talk = await somebody(world)
    await talk.say("/find cambrige")
    await talk.tap(ShowList(Search(Topic.GPS, _code("cambridge")).code))
    assert "📍 Surgery A81001, Cambridge" in talk.labels
    await talk.tap(OpenEntry)
    assert "CB1 2AB" in talk.text
    assert "NHS Organisation Data Service" in talk.text


async def test_an_old_button_to_a_closed_practice_says_so(world: World) -> None:
    await import_practices(world, "A81001")
    talk = await somebody(world, region="east")
    await talk.say("/find")
    await talk.tap(ShowList(Search(Topic.GPS, "ee").code))
    old = talk.data(OpenEntry)
    await import_practices(world, "A81001", status="C")
    await talk.press(old, talk.phone.last["message_id"])
    assert "closed" in talk.text


async def test_an_old_button_to_an_entry_that_is_gone_leads_to_the_directory(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    for gone in (OpenEntry("gone-for-good", ""), ReportEntry("gone-for-good", "???")):
        await talk.press(cast.tagged(talk, gone), talk.phone.last["message_id"])
        assert "no longer in the list" in talk.text
        assert talk.offers(FindHelp)


async def test_buttons_with_a_spoiled_search_lead_to_a_useful_screen(world: World) -> None:
    talk = await somebody(world)
    await talk.say("/find")
    for kind in (ShowTopics, ShowList, ChoosePlace, TypePlace, ChooseProfession):
        for code in ("", "zzzz", "h-09_______", "c"):
            await talk.press(cast.tagged(talk, kind(code)), talk.phone.last["message_id"])
            assert talk.offers(Home)
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_every_screen_reads_from_right_to_left(world: World) -> None:
    await import_practices(world, "A81001")
    talk = await somebody(world, "ar", region="east", profession="doctor")
    await talk.say("/find")
    for step in (ShowList, OpenEntry, ReportEntry, ShowList, ChoosePlace, TypePlace):
        await talk.tap(step)
        assert cast.reads_right_to_left(talk.text), talk.text


def _code(town: str) -> str:
    return atlas.uk().read(town, {})[0].code


def _job(talk: Talk) -> str:
    return Search.parse(talk.data(ChooseProfession).rpartition(":")[2]).profession


def _bare(texts: list[str]) -> list[str]:
    return [text.replace("\u2068", "").replace("\u2069", "") for text in texts]
