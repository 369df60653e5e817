"""When one can say that one is here, what a code is, who gets what, and when nobody is named."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import EmptyTextError
from bot.features.attendance import domain
from bot.features.attendance.domain import Material, Sheet, Totals, Way
from bot.features.attendance.errors import LongMaterialError
from bot.features.attendance.service.hosting import read
from bot.occasions import Occasion

START = dt.datetime(2026, 12, 5, 10, 0, tzinfo=dt.UTC)
END = START + dt.timedelta(hours=5)
BOTH = frozenset({"in_person", "online"})
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
SHEET = Sheet(1, "48215")


def held(ways: frozenset[str] = BOTH) -> Occasion:
    zone = ZoneInfo("Europe/London")
    return Occasion(1, "Pathways day", "workshop", ways, START - 30 * DAY, START, END, zone)


@pytest.mark.parametrize(
    ("now", "code", "tap"),
    [
        (START - HOUR - dt.timedelta(seconds=1), False, False),
        (START - HOUR, True, True),
        (END, True, True),
        (dt.datetime(2026, 12, 5, 23, 59, tzinfo=dt.UTC), True, True),
        (dt.datetime(2026, 12, 6, 0, 0, tzinfo=dt.UTC), False, True),
        (END + DAY - dt.timedelta(seconds=1), False, True),
        (END + DAY, False, False),
    ],
)
def test_a_code_counts_on_the_day_and_a_tap_until_a_day_after(now, code, tap) -> None:
    assert domain.takes_code(held(), now) is code
    assert domain.takes_taps(held(), now) is tap


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("48215", "48215"),
        (" 48 215 ", "48215"),
        ("\u200f\u206848215\u2069", "48215"),
        ("\u0664\u0668\u0662\u0661\u0665", "48215"),
        ("\u06f4\u06f8\u06f2\u06f1\u06f5", "48215"),
        ("4821", ""),
        ("482156", ""),
        ("4821a", ""),
        ("\u00b2\u00b2\u00b2\u00b2\u00b2", ""),
        ("", ""),
    ],
)
def test_a_code_is_five_digits_of_any_script(text: str, code: str) -> None:
    assert domain.code_in(text) == code


def test_a_link_carries_the_code_and_nothing_else_is_one() -> None:
    assert domain.code_of(domain.payload("48215")) == "48215"
    assert domain.code_of("48215") == ""
    assert domain.code_of("c_" + "x" * 41) == "", "an invite may begin like this"


def test_how_somebody_takes_part_is_what_they_said_and_asked_only_where_it_is_open() -> None:
    assert domain.way_of(held(), "online") is Way.ONLINE
    assert domain.way_of(held(), "cannot") is None
    assert domain.way_of(held(frozenset({"in_person"})), "online") is Way.IN_PERSON


@given(
    hours=st.integers(-48, 24 * 30),
    asks=st.booleans(),
    ready=st.booleans(),
    wave=st.none() | st.just(5),
    sent=st.booleans(),
)
def test_nobody_is_forgotten_before_materials_are_out_nor_kept_for_more_than_two_weeks(
    hours: int, asks: bool, ready: bool, wave: int | None, sent: bool
) -> None:
    now = END + hours * HOUR
    sheet = SHEET.but(asks=asks, ready=ready, wave=wave, sent_at=END if sent else None)
    settles = domain.is_to_settle(sheet, held(), now)
    if settles:
        assert hours >= 24
        assert sent or hours >= 24 * 14
    if hours >= 24 * 14:
        assert settles
    if domain.is_to_ask(sheet, held(), now):
        assert asks
        assert wave is None
        assert hours >= 1
    if domain.is_to_send(sheet, held(), now):
        assert ready
        assert not sent
        assert hours >= 0
    done = sheet.but(totals=Totals(1, 1, 1))
    assert not domain.is_to_settle(done, held(), now)
    assert not domain.is_to_ask(done, held(), now)


def test_a_reader_gets_their_language_or_english_or_what_there_is() -> None:
    arabic, farsi = Material(1, "ar", "a"), Material(2, "fa", "f")
    english = Material(3, "en", "e")
    assert domain.for_reader([arabic, english], "ar") == ("ar", [arabic])
    assert domain.for_reader([arabic, english], "uk") == ("en", [english])
    assert domain.for_reader([farsi, arabic], "uk") == ("fa", [farsi])
    assert domain.for_reader([], "uk") == ("uk", [])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Slides of the GMC\nhttps://example.org/slides.", ("Slides of the GMC",
                                                            "https://example.org/slides")),
        ("https://example.org/a", ("", "https://example.org/a")),
        ("Ring 0300 123", ("Ring 0300 123", "")),
        ("javascript:alert(1)", ("javascript:alert(1)", "")),
    ],
)  # fmt: skip
def test_a_material_is_an_address_with_words_or_words(typed: str, kept: tuple[str, str]) -> None:
    assert read(typed) == kept


def test_what_is_empty_or_too_long_is_no_material() -> None:
    with pytest.raises(EmptyTextError):
        read("  ")
    with pytest.raises(LongMaterialError):
        read("x" * 601)
    with pytest.raises(LongMaterialError):
        read("x" * 121 + " https://example.org/a")


def test_walk_ins_are_never_fewer_than_none() -> None:
    assert SHEET.counting(5).counting(4).walk_ins == 4
    assert SHEET.counting(-1).walk_ins == 0
    assert SHEET.counting(1004).walk_ins == 999


def test_who_came_is_counted_with_those_who_said_yes_and_did_not() -> None:
    came = {1: Way.IN_PERSON, 2: Way.ONLINE, 3: Way.IN_PERSON}
    assert domain.counted(came, [1, 2, 4, 5]) == Totals(2, 1, 2)
