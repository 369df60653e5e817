"""Every entry of the directory fits its screen, in every language, and says where it comes from."""

import datetime as dt

import pytest

from bot.features.directory import views
from bot.features.directory.actions import ClearReports, FindHelp, OpenEntry, ReportEntry, ShowList
from bot.features.directory.domain import Found, Hit, Nearness, Widened, topics
from bot.features.directory.repository import Stored
from bot.features.directory.searches import Search, Topic
from bot.features.directory.service import Entry, Reported
from bot.features.directory.sites import Site, SiteKind
from bot.i18n.split import units
from bot.message import Message
from bot.screen import Home
from tests import shipped

LIBRARY = shipped.library()
CATALOGS = shipped.catalogs()
SITE = Site("RM1", SiteKind.TRUST, "A Trust", "1 Road", "Norwich", "NR4 7UY", "NR4", "east", "01")
DAY = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def t(language: str = "en"):
    return CATALOGS.translator(language)


def actions(message: Message) -> list:
    return [button.action for row in message.rows for button in row]


@pytest.mark.parametrize("language", ["en", "ar", "uk", "fa"])
def test_every_organisation_fits_its_screen_and_names_its_source(language):
    for one in LIBRARY.organisations.values():
        search = Search(topics([one])[0], "ee")
        shown = views.entry(t(language), LIBRARY, Entry(one), search)
        assert units(shown.text) < 2500, one.id
        assert all(LIBRARY.sources[name].title in shown.text for name in one.sources), one.id
        assert one.name.split(":")[0] in shown.text.replace("&amp;", "&")
        assert ShowList(search.code) in actions(shown)
        assert ReportEntry(one.id, search.code) in actions(shown)


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_every_town_keeps_its_own_direction(language):
    one = LIBRARY.organisations["hubl-norwich"]
    text = views.entry(t(language), LIBRARY, Entry(one), Search()).text
    assert all(f"\u2068{town}\u2069" in text for town in one.towns)


def test_what_is_not_certain_says_so():
    uncertain = [one for one in LIBRARY.organisations.values() if one.uncertain]
    assert uncertain
    for one in uncertain:
        assert "Not certain" in views.entry(t(), LIBRARY, Entry(one), Search()).text


def test_every_way_to_reach_them_is_on_the_screen():
    for one in LIBRARY.organisations.values():
        text = views.entry(t(), LIBRARY, Entry(one), Search()).text
        for way in (one.url, one.phone, one.text_to, one.email):
            assert way is None or way.replace("&", "&amp;") in text


def test_languages_stand_under_their_own_names():
    one = LIBRARY.organisations["bapio"].model_copy(
        update={"languages": ("uk", "ar"), "email": "a@example.org", "online": True}
    )
    text = views.entry(t(), LIBRARY, Entry(one), Search()).text
    assert "Українська" in text
    assert "العربية" in text
    assert "a@example.org" in text
    assert "online" in text


def test_an_entry_opened_from_elsewhere_leads_back_to_the_directory():
    shown = views.entry(t(), LIBRARY, Entry(LIBRARY.organisations["gmc"]), Search())
    assert FindHelp() in actions(shown)
    assert Home() in actions(shown)


def test_only_a_coordinator_sees_how_many_reported_an_entry():
    one = Entry(LIBRARY.organisations["gmc"], reports=3)
    member = views.entry(t(), LIBRARY, one, Search())
    coordinator = views.entry(t(), LIBRARY, one, Search(), coordinator=True)
    assert "3 people" not in member.text
    assert ClearReports("gmc") not in actions(member)
    assert "3 people" in coordinator.text
    assert ClearReports("gmc") in actions(coordinator)


def test_a_site_says_which_list_it_is_from_and_when_it_was_read():
    text = views.entry(
        t(), LIBRARY, Entry(Stored(SITE, is_open=True, listed_at=DAY)), Search()
    ).text
    assert "23 November 2026" in text
    assert "Open Government Licence" in text
    assert "NR4 7UY" in text
    assert "closed" not in text


def test_a_closed_site_says_so_and_may_lack_everything_else():
    bare = Site("A1", SiteKind.GP, "Name", "", "", "", "", "east", "")
    text = views.entry(
        t(), LIBRARY, Entry(Stored(bare, is_open=False, listed_at=DAY)), Search()
    ).text
    assert "closed" in text
    assert "📞" not in text


@pytest.mark.parametrize("widened", Widened)
def test_a_search_that_grew_says_in_what(widened):
    hit = Hit("gmc", "GMC", Nearness.ELSEWHERE)
    search = Search(Topic.HEALTH, "CB1", "nurse", online=True)
    plain = views.found(t(), LIBRARY, search, None, Found((hit,)))
    grown = views.found(t(), LIBRARY, search, None, Found((hit,), widened=(widened,)))
    assert len(grown.text) > len(plain.text)
    assert OpenEntry("gmc", search.code) in actions(grown)


def test_an_empty_list_says_so_and_has_no_legend():
    shown = views.found(t(), LIBRARY, Search(Topic.HEALTH), None, Found(()))
    assert "nobody" in shown.text
    assert "·" not in shown.text.split("nobody")[1]


def test_a_long_name_is_cut_on_its_button_only():
    hit = Hit("x", "A very long name " * 7, Nearness.UK)
    shown = views.found(t(), LIBRARY, Search(Topic.HEALTH), None, Found((hit,)))
    assert all(len(button.label) < 70 for row in shown.rows for button in row)


def test_a_coordinator_sees_no_list_of_reports_when_there_are_none():
    assert "none" in views.reports(t(), []).text
    listed = views.reports(t(), [Reported("gmc", "GMC", 2)])
    assert OpenEntry("gmc") in actions(listed)


def test_regions_are_known_by_their_names_in_each_language():
    for language in ("en", "ar", "uk", "fa"):
        assert len(views.region_names(t(language), LIBRARY)) == 10
