"""Texts in the reader's language, and honesty about those that are not (promise 4, I3)."""
# ruff: noqa: RUF001 - readers write in many scripts

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Catalogs, Html, Translator, html
from bot.i18n.translator import Unit
from tests.i18n.conftest import WriteCatalog

BODY = """
# reviewed: AB 2026-11-21
msgid "Home"
msgstr "Додому"

msgid "Back"
msgstr "Назад"

msgctxt "menu"
msgid "Home"
msgstr "Головна"

#, fuzzy
msgid "It costs £950."
msgstr "Це коштує £934."

msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] "{n} тиждень"
msgstr[1] "{n} тижні"
msgstr[2] "{n} тижнів"

msgid "A machine translated this. Nobody has checked it yet."
msgstr "Це машинний переклад."
"""
ENGLISH_NOTE = "Part of this is still in English: it is not translated yet."


@pytest.fixture
def catalogs(write_catalog: WriteCatalog) -> Catalogs:
    return Catalogs.load(write_catalog("uk", BODY))


@pytest.fixture
def t(catalogs: Catalogs) -> Translator:
    return catalogs.translator("uk")


@pytest.fixture
def english(catalogs: Catalogs) -> Translator:
    return catalogs.translator("en")


def test_a_text_comes_in_the_language_of_the_reader(t: Translator) -> None:
    assert t.language == "uk"
    assert t.direction == "ltr"
    assert t.gettext("Home") == "Додому"
    assert t.pgettext("menu", "Home") == "Головна"
    assert t.content("Back") == "Назад"


def test_no_text_stays_no_text_instead_of_the_header_of_the_catalog(t: Translator) -> None:
    assert t.content("") == ""
    assert t.gettext("") == ""
    assert t.note() == ""


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 тиждень"), (3, "3 тижні"), (5, "5 тижнів"), (21, "21 тиждень")]
)
def test_plural_forms_follow_the_language(t: Translator, n: int, text: str) -> None:
    assert t.duration(n, "week") == text
    assert t.ngettext("{n} week", "{n} weeks", n) == text.replace(str(n), "{n}")


def test_a_missing_plural_falls_back_on_english_forms(t: Translator) -> None:
    assert t.ngettext("one step", "steps", 1) == "one step"
    assert t.ngettext("one step", "steps", 2) == "steps"
    assert t.is_missing("one step")


def test_a_reviewed_text_needs_no_note(t: Translator) -> None:
    t.gettext("Home")
    assert not t.is_drafted("Home")
    assert t.note() == ""


def test_a_drafted_text_is_confessed(t: Translator) -> None:
    t.gettext("Back")
    assert t.is_drafted("Back")
    assert t.is_drafted("Home", "menu")
    assert t.note() == "Це машинний переклад."


@pytest.mark.parametrize("message", ["Not there", "It costs £950."])
def test_a_missing_or_outdated_text_is_english_and_confessed(t: Translator, message: str) -> None:
    assert t.gettext(message) == message
    assert t.is_missing(message)
    assert not t.is_drafted(message)
    assert t.note() == ENGLISH_NOTE


def test_both_are_confessed_in_one_note(t: Translator) -> None:
    t.gettext("Back")
    t.gettext("Not there")
    assert t.note() == f"{ENGLISH_NOTE}\nЦе машинний переклад."


def test_a_fresh_translator_has_nothing_to_confess(t: Translator) -> None:
    t.gettext("Not there")
    assert t.fresh().note() == ""
    assert t.fresh().language == "uk"


def test_translators_of_two_screens_do_not_mix(catalogs: Catalogs) -> None:
    catalogs.translator("uk").gettext("Not there")
    assert catalogs.translator("uk").note() == ""


def test_english_is_never_missing(english: Translator) -> None:
    assert english.gettext("Not there") == "Not there"
    assert not english.is_missing("Not there")
    assert english.note() == ""


UK_TIME = "Tuesday, 24 November 2026, 23:30 UK time"
LATE = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/London", UK_TIME),
        ("Africa/Accra", UK_TIME),
        ("Asia/Dubai", f"{UK_TIME} (Wednesday, 25 November 2026, 03:30 where you are)"),
        ("Etc/GMT+5", f"{UK_TIME} (18:30 where you are)"),
    ],
)
def test_a_moment_is_in_uk_time_and_in_the_readers_when_it_differs(
    english: Translator, zone: str, text: str
) -> None:
    assert english.weekday_time(LATE, ZoneInfo(zone)) == text


def test_a_summer_moment_is_in_british_summer_time(english: Translator) -> None:
    moment = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC)
    assert english.weekday_time(moment) == "Wednesday, 1 July 2026, 10:00 UK time"


@pytest.mark.parametrize("code", ["ar", "fa", "fa_AF", "ckb", "ps", "ur", "uk", "ti"])
def test_figures_are_western_in_every_language(write_catalog: WriteCatalog, code: str) -> None:
    t = Catalogs.load(write_catalog(code, "")).translator(code)
    written = t.date(dt.date(2026, 11, 21)) + t.weekday_time(LATE) + t.number(1934)
    digits = {character for character in written if character.isdigit()}
    assert digits <= set("0123456789")
    assert "2026" in written


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("934", "GBP", "£934"),
        ("1934.00", "GBP", "£1,934"),
        ("12.5", "GBP", "£12.50"),
        ("587", "AUD", "A$587"),
    ],
)
def test_an_amount_looks_as_on_british_pages(
    t: Translator, amount: str, currency: str, text: str
) -> None:
    assert t.money(Decimal(amount), currency) == text


def test_dates_and_numbers_follow_the_language(t: Translator, english: Translator) -> None:
    assert t.date(dt.date(2026, 11, 21)).startswith("21 листопада 2026")
    assert english.date(dt.date(2026, 11, 21)) == "21 November 2026"
    assert english.number(12345) == "12,345"


def test_a_list_reads_as_a_list(t: Translator, english: Translator) -> None:
    assert english.list(["OET", "IELTS", "PLAB"]) == "OET, IELTS and PLAB"
    assert t.list(["а", "б"]) == "а і б"


def test_a_list_brings_no_marks_of_direction(write_catalog: WriteCatalog) -> None:
    fa = Catalogs.load(write_catalog("fa", "")).translator("fa")
    assert "\u200f" not in fa.list(["a", "b", "c"])


def test_the_items_of_a_list_keep_their_own_order(write_catalog: WriteCatalog) -> None:
    ar = Catalogs.load(write_catalog("ar", "")).translator("ar")
    titles = [html("{title}", title="Samaritans: contact"), html("{title}", title="GMC: fees")]
    assert all(title in ar.list(titles) for title in titles)
    assert ar.list(titles).count("\u2068") == 2


def test_names_of_several_scripts_each_keep_their_own_direction(
    write_catalog: WriteCatalog,
) -> None:
    ar = Catalogs.load(write_catalog("ar", "")).translator("ar")
    whole = html("اللغات: {names}", names=ar.names(["English", "العربية", "A & B"]))
    assert whole == "اللغات: \u2068English\u2069 و\u2068العربية\u2069 و\u2068A &amp; B\u2069"
    assert not ar.names([])


def test_a_list_with_html_is_html_and_escapes_the_rest(english: Translator) -> None:
    joined = english.list([Html("<b>A</b>"), "B & C"])
    assert html("{all}", all=joined) == "<b>A</b> and B &amp; C"


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("minute", "2 minutes"),
        ("hour", "2 hours"),
        ("day", "2 days"),
        ("week", "2 weeks"),
        ("month", "2 months"),
        ("year", "2 years"),
    ],
)
def test_durations_are_words_of_our_own_catalog(english: Translator, unit: Unit, text: str) -> None:
    assert english.duration(2, unit) == text
