"""Sites are imported all or nothing, the same on both databases, and found near a place."""

import datetime as dt
import time

import pytest

from bot.features.directory import atlas, ods, repository, service
from bot.features.directory.domain import PAGE, Nearness, Widened
from bot.features.directory.searches import Search, Topic
from bot.features.directory.sites import SiteKind
from tests import shipped
from tests.conftest import START
from tests.features.directory.lists import csv, gp, row

TODAY = dt.date(2026, 11, 21)
UK = atlas.uk()
LIBRARY = shipped.library()


def listing(*rows):
    return ods.read([("list.csv", csv(*rows))], TODAY, UK)


async def imported(database, *rows):
    return await service.import_sites(database, listing(*rows), START)


async def test_a_list_is_imported_and_the_second_time_nothing_changes(database):
    rows = [gp("A81001"), row("RM1", "A TRUST")]
    first = await imported(database, *rows)
    second = await imported(database, *rows)
    assert ([site.code for site in first.added], first.same) == (["A81001", "RM1"], 0)
    assert (second.added, second.changed, second.retired, second.same) == ((), (), (), 2)


async def test_what_closed_is_retired_and_kept_for_old_buttons(database):
    await imported(database, gp("A81001"))
    changes = await imported(database, gp("A81001", status="C"))
    async with database.reader() as connection:
        stored = await repository.find(connection, "A81001")
        assert await repository.kinds(connection) == frozenset()
    assert [site.code for site in changes.retired] == ["A81001"]
    assert stored is not None
    assert not stored.is_open


async def test_a_practice_that_opens_again_is_found_again(database):
    await imported(database, gp("A81001"))
    await imported(database, gp("A81001", status="C"))
    changes = await imported(database, gp("A81001", phone="01223 111111"))
    assert [site.phone for site in changes.added] == ["01223 111111"]
    found = await service.find(database, LIBRARY, Search(Topic.GPS, "CB1"))
    assert [hit.id for hit in found.hits] == ["A81001"]


async def test_another_list_leaves_the_first_as_it_was(database):
    await imported(database, row("RM1", "A TRUST"))
    await imported(database, gp("A81001"))
    async with database.reader() as connection:
        assert await repository.kinds(connection) == frozenset(SiteKind)


async def test_an_import_that_is_cut_off_leaves_nothing(database):
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await service.import_sites(database, listing(gp("A81001")), START, stop)
    async with database.reader() as connection:
        assert await repository.every(connection) == {}


async def test_a_dry_run_says_the_same_and_writes_nothing(database):
    wanted = listing(gp("A81001"))
    assert [site.code for site in (await service.compare(database, wanted)).added] == ["A81001"]
    async with database.reader() as connection:
        assert await repository.every(connection) == {}


async def test_the_nearest_practices_stand_first(database):
    await imported(
        database,
        gp("A00001", "FAR", postcode="NR1 1AA", town="NORWICH"),
        gp("A00002", "NEXT", postcode="CB24 1AA"),
        gp("A00003", "HERE", postcode="CB1 1AA"),
    )
    found = await service.find(database, LIBRARY, Search(Topic.GPS, "CB1"))
    assert [hit.id for hit in found.hits[:2]] == ["A00003", "A00002"]
    assert found.hits[0].name == "Here, Cambridge"
    assert found.hits[0].nearness is Nearness.NEAR


async def test_without_a_practice_around_the_nearest_of_all_are_shown(database):
    await imported(database, gp("A00001", postcode="NR1 1AA"), gp("A00002", postcode="PL1 1AA"))
    found = await service.find(database, LIBRARY, Search(Topic.GPS, "EH1"))
    assert [hit.id for hit in found.hits] == ["A00001", "A00002"]
    assert {hit.nearness for hit in found.hits} == {Nearness.ELSEWHERE}


async def test_a_region_is_listed_by_town_on_pages(database):
    await imported(database, *(gp(f"A000{n:02}", town=f"TOWN {n:02}") for n in range(20)))
    first = await service.find(database, LIBRARY, Search(Topic.GPS, "ee"))
    last = await service.find(database, LIBRARY, Search(Topic.GPS, "ee", page=2))
    assert (len(first.hits), first.pages, last.page, len(last.hits)) == (PAGE, 3, 2, 4)
    assert first.hits[0].name.endswith("Town 00")
    assert first.hits[0].nearness is Nearness.REGION


async def test_a_region_with_no_site_shows_all_and_says_so(database):
    await imported(database, row("RM1", "A TRUST"))
    found = await service.find(database, LIBRARY, Search(Topic.HOSPITALS, "sc"))
    assert [hit.id for hit in found.hits] == ["RM1"]
    assert found.widened == (Widened.PLACE,)
    everywhere = await service.find(database, LIBRARY, Search(Topic.HOSPITALS))
    assert (len(everywhere.hits), everywhere.widened) == (1, ())


async def test_hospitals_are_sorted_by_the_way_to_them(database):
    await imported(
        database,
        row("RM1", "NORWICH", postcode="NR4 7UY"),
        row("RGT", "CAMBRIDGE", postcode="CB2 0QQ"),
        row("RXX", "NOWHERE", postcode=""),
    )
    found = await service.find(database, LIBRARY, Search(Topic.HOSPITALS, "CB1"))
    assert [hit.id for hit in found.hits] == ["RGT", "RM1", "RXX"]


async def test_topics_of_lists_are_offered_once_there_is_one(database):
    before = await service.topics(database, LIBRARY)
    await imported(database, gp("A81001"))
    after = await service.topics(database, LIBRARY)
    assert set(after) - set(before) == {Topic.GPS}
    assert Topic.LAW in before


@pytest.mark.figure
async def test_seventeen_thousand_rows_are_imported_in_ten_seconds(database):
    raw = csv(*(gp(f"A{n:05}", postcode=f"CB{n % 5 + 1} {n % 10}AB") for n in range(17_000)))
    begun = time.perf_counter()
    read = ods.read([("epraccur.csv", raw)], TODAY, UK)
    changes = await service.import_sites(database, read, START)
    took = time.perf_counter() - begun
    assert len(changes.added) == 17_000
    assert took < 10, f"{took:.1f} s"
