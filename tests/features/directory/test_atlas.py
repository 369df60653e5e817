"""A place is found however it is typed, and never the wrong one without a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.directory import atlas
from bot.features.directory.places import REGIONS, Point
from bot.features.directory.typed import SUGGESTED, key

UK = atlas.uk()
WHO_KNOWS = {"شرق إنجلترا": "east", "Wales": "wales"}


def names(typed: str) -> list[str]:
    return [place.name or place.region for place in UK.read(typed, WHO_KNOWS)]


WIDE, ARABIC, PERSIAN = "\uff23\uff22\uff11", "cb\u0661 \u0662ab", "cb\u06f1 \u06f2ab"
CYRILLIC = "\u0421\u04121"  # letters that only look like C and B


@pytest.mark.parametrize(
    "typed",
    ["CB1", "cb1", " cb1 ", "cb1 2ab", "CB12AB", "cb1 2", "C B 1", "cb-1", "CB1.",
     WIDE, ARABIC, PERSIAN, CYRILLIC, CYRILLIC.lower()],
)  # fmt: skip
def test_a_postcode_is_read_however_it_is_typed(typed):
    assert names(typed) == ["CB1"]


def test_a_postcode_with_two_digits_is_not_taken_for_the_shorter_one():
    assert names("CB11 4AA") == ["CB11"]
    assert names("EC1A 1BB") == ["EC1A"]
    assert names("sw1a1aa") == ["SW1A"]


def test_the_beginning_of_lettered_districts_is_all_of_them():
    (place,) = UK.read("EC1", {})
    assert place.region == "london"
    assert UK.place("EC1") == place


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Chelmsford", "Chelmsford"), ("chelmsfrod", "Chelmsford"), ("Chemsford", "Chelmsford"),
        ("camebridge", "Cambridge"), ("norwhich", "Norwich"), ("Ipswhich", "Ipswich"),
        ("Colchestr", "Colchester"), ("Great Yarmoth", "Great Yarmouth"),
        ("edinbrugh", "Edinburgh"),
        ("kings lynn", "King's Lynn"), ("King\u2019s Lynn", "King's Lynn"),
        ("St. Albans", "St Albans"),
        ("saint albans", "St Albans"), ("southend on sea", "Southend-on-Sea"),
        ("Southend", "Southend-on-Sea"), ("Peterboro", "Peterborough"), ("LEEDS", "Leeds"),
    ],
)  # fmt: skip
def test_a_town_is_found_with_typing_mistakes(typed, meant):
    assert names(typed) == [meant]


def test_a_name_that_several_towns_have_is_asked_back():
    regions = {place.region for place in UK.read("Newport", {})}
    assert {"wales", "south-east"} <= regions


def test_the_large_town_is_meant_when_villages_have_its_name():
    assert [place.region for place in UK.read("Leeds", {})] == ["north-east-yorkshire"]


@pytest.mark.parametrize(
    ("typed", "region"),
    [("شرق إنجلترا", "east"), ("wales", "wales"), ("North West", "north-west"),
     ("london", "london"), ("northern ireland", "northern-ireland")],
)  # fmt: skip
def test_a_region_is_read_in_english_and_in_the_readers_language(typed, region):
    (place,) = UK.read(typed, WHO_KNOWS)
    assert (place.region, place.name) == (region, "")


@pytest.mark.parametrize(
    "typed", ["", " ", "x", "🙂", "12345", "qqqqqq", "ZZ99 9ZZ", "\u202e", "''"]
)
def test_what_is_no_place_is_none(typed):
    assert names(typed) == []


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(typed):
    found = UK.read(typed, WHO_KNOWS)
    assert len(found) <= SUGGESTED
    assert all(UK.place(place.code) == place for place in found)


def test_every_place_has_a_code_that_leads_back_and_fits_a_button():
    towns = [place for place in map(UK.place, UK._towns) if place]
    assert len(towns) > 1500
    assert all(UK.place(place.code) == place and len(place.code) <= 8 for place in towns)
    assert len({(key(p.name), p.region) for p in towns}) == len(towns), "two towns share a code"


def test_every_district_is_in_a_region_of_the_intake_and_in_the_uk():
    assert len(UK.districts) > 2800
    assert {one.region for one in UK.districts.values()} == set(REGIONS.values())
    for one in UK.districts.values():
        assert 49.5 < one.point.latitude < 61
        assert -8.7 < one.point.longitude < 2


def test_what_is_near_comes_first():
    cambridge, norwich, leeds = (UK.place(code).point for code in ("CB1", "NR1", "LS1"))
    assert cambridge.km_to(norwich) < cambridge.km_to(leeds)
    assert 85 < cambridge.km_to(norwich) < 105  # about 95 km
    assert UK.nearest(cambridge, 3)[0] == "CB1"


def test_names_of_areas_are_known_beside_the_towns_of_the_list():
    more = UK.with_groups([("east", ("Tendring", "Clacton-on-Sea"))])
    (place,) = more.read("tendring", {})
    assert place.point == more.point_of("Clacton-on-Sea", "east")
    assert more.place(place.code) == place
    assert UK.point_of("Tendring", "east") is None


def test_a_group_of_unknown_names_lies_nowhere():
    more = UK.with_groups([("wales", ("Gwalia",))])
    (place,) = more.read("gwalia", {})
    assert place.point is None


def test_the_nation_of_a_place_is_known():
    assert UK.place("NR1").nation == "england"
    assert UK.place("G1").nation == "scotland"
    assert UK.place("sc").nation == "scotland"


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("ARU, Bishop Hall Lane, Chelmsford CM1 1SQ", "east"),
        ("Room 2, Chelmsford", "east"),
        ("Norwich", "east"),
        ("Chelmsford Room, Cardiff", "wales"),
        ("Room 5, 2nd floor", ""),
        ("the library near the old market", ""),
        ("", ""),
    ],
)
def test_the_region_of_an_address_is_that_of_its_postcode_or_town(address, region):
    assert UK.region_in(address) == region


def test_the_region_of_a_postcode_is_known():
    assert UK.region_of("NR1 1AA") == "east"
    assert UK.region_of("IM1 1AA") == ""
    assert UK.region_of("") == ""


def test_no_place_is_everywhere():
    assert UK.place("") is None
    assert UK.place("_zzzzzz") is None
    assert UK.place("ZZ99") is None


def test_distance_is_the_same_both_ways():
    one, other = Point(52.2, 0.1), Point(52.6, 1.3)
    assert one.km_to(other) == pytest.approx(other.km_to(one))
    assert one.km_to(one) == 0
