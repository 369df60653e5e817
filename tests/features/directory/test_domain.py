"""Who is found: official first, then near, and always somebody when anybody is there."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.organisations import Organisation
from bot.features.directory import atlas
from bot.features.directory.actions import OpenEntry, ReportEntry
from bot.features.directory.domain import (
    PAGE,
    Nearness,
    Widened,
    find,
    paged,
    region_code,
    topics,
)
from bot.features.directory.searches import KINDS, PROFESSIONS, Search, Topic

UK = atlas.uk()
CHELMSFORD = UK.read("Chelmsford", {})[0].code
TOWNS = ("Chelmsford", "Norwich", "Leeds", "Cardiff", "Atlantis")
AREAS = ("uk", "england", "wales", "east", "north-east-yorkshire")


def made(name: str, **fields: object) -> Organisation:
    day = dt.date(2026, 11, 21)
    given = {
        "id": name, "name": name.title(), "kind": "charity", "areas": ("uk",), "offer": "Helps.",
        "url": "https://example.org", "sources": ("page",), "confidence": "high",
        "checked": day, "review_by": dt.date(2027, 5, 21),
    }  # fmt: skip
    return Organisation.model_validate(given | fields)


def ids(listed: list[Organisation], search: Search) -> list[str]:
    return [hit.id for hit in find(listed, search, UK).hits]


def test_the_nearest_stands_first_then_the_region_the_nation_and_the_uk():
    listed = [
        made("uk"),
        made("england", areas=("england",)),
        made("norwich", areas=("east",), towns=("Norwich",)),
        made("region", areas=("east",)),
        made("here", areas=("east",), towns=("Chelmsford",)),
        made("next-town", areas=("east",), towns=("Maldon",)),
    ]
    found = find(listed, Search(Topic.GROUPS, CHELMSFORD), UK)
    order = ["here", "next-town", "region", "norwich", "england", "uk"]
    assert [hit.id for hit in found.hits] == order
    assert [hit.nearness for hit in found.hits[:2]] == [Nearness.NEAR, Nearness.NEAR]
    assert found.hits[3].nearness is Nearness.REGION
    assert found.widened == ()


def test_an_official_search_stands_before_any_local_name():
    listed = [
        made("local", kind="immigration-advice", areas=("east",), towns=("Chelmsford",)),
        made("nation", kind="immigration-advice", areas=("england",), first=True),
        made("official", kind="immigration-advice", first=True),
    ]
    assert ids(listed, Search(Topic.LAW, CHELMSFORD)) == ["official", "nation", "local"]


def test_help_for_another_nation_is_left_out():
    listed = [made("wales", areas=("wales",)), made("uk")]
    assert ids(listed, Search(Topic.GROUPS, CHELMSFORD)) == ["uk"]
    assert ids(listed, Search(Topic.GROUPS, "wa")) == ["wales", "uk"]


def test_online_help_reaches_every_place():
    listed = [made("far", areas=("wales",), online=True), made("uk")]
    assert set(ids(listed, Search(Topic.GROUPS, CHELMSFORD))) == {"far", "uk"}
    assert ids(listed, Search(Topic.GROUPS, CHELMSFORD, online=True)) == ["far"]


def test_a_profession_leaves_out_what_is_only_for_others():
    listed = [made("doctors", professions=("doctor",)), made("all")]
    assert ids(listed, Search(Topic.GROUPS, profession="nurse")) == ["all"]
    assert ids(listed, Search(Topic.GROUPS, profession="doctor")) == ["doctors", "all"]


def test_a_further_kind_puts_an_organisation_under_two_topics():
    listed = [made("both", also=("english",))]
    assert ids(listed, Search(Topic.ENGLISH)) == ids(listed, Search(Topic.GROUPS)) == ["both"]
    assert topics(listed) == (Topic.ENGLISH, Topic.GROUPS)


@pytest.mark.parametrize(
    ("search", "widened"),
    [
        (Search(Topic.GROUPS, "sc"), (Widened.PLACE,)),
        (Search(Topic.GROUPS, "wa", online=True), (Widened.ONLINE,)),
        (Search(Topic.GROUPS, "wa", "nurse"), (Widened.PROFESSION,)),
        (Search(Topic.GROUPS, "sc", "nurse"), (Widened.PLACE, Widened.PROFESSION)),
        (Search(Topic.GROUPS, "", "nurse"), (Widened.PROFESSION,)),
    ],
)
def test_when_nobody_fits_the_search_grows_and_says_in_what(search, widened):
    listed = [made("wales", areas=("wales",), professions=("doctor",))]
    found = find(listed, search, UK)
    assert [hit.id for hit in found.hits] == ["wales"]
    assert found.widened == widened


def test_nothing_at_all_is_an_empty_page():
    found = find([], Search(Topic.GROUPS, CHELMSFORD, "nurse", online=True), UK)
    assert (found.hits, found.pages, found.widened) == ((), 1, ())
    assert find([made("one")], Search(), UK).hits == ()


def test_a_page_that_is_gone_is_the_last_one():
    hits = find([made(f"n{n}") for n in range(20)], Search(Topic.GROUPS, page=30), UK)
    assert (hits.page, hits.pages, len(hits.hits)) == (2, 3, 20 - 2 * PAGE)
    assert paged([], 7).page == 0


SEARCHES = st.builds(
    Search,
    st.sampled_from([None, *Topic]),
    st.sampled_from(["", "ee", "CB1", "EC1A", CHELMSFORD]),
    st.sampled_from(["", *PROFESSIONS.values()]),
    st.booleans(),
    st.integers(0, 35),
)


@given(SEARCHES)
def test_a_search_returns_from_a_button_as_it_was(search):
    assert Search.parse(search.code) == search
    assert len(search.code) <= 12


@given(SEARCHES)
def test_the_longest_entry_fits_a_button_with_its_search(search):
    assert OpenEntry("x" * 32, search.code).body()
    assert ReportEntry("x" * 32, search.code).body()


@given(st.text(max_size=20))
def test_no_old_button_breaks_the_reading_of_a_search(code):
    search = Search.parse(code)
    assert Search.parse(search.code) == search


ORGANISATIONS = st.lists(
    st.builds(
        made,
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        kind=st.sampled_from([kind for kinds in KINDS.values() for kind in sorted(kinds)]),
        areas=st.lists(st.sampled_from(AREAS), min_size=1, unique=True).map(tuple),
        towns=st.lists(st.sampled_from(TOWNS), unique=True).map(tuple),
        professions=st.lists(st.sampled_from(["doctor", "nurse"]), unique=True).map(tuple),
        online=st.booleans(),
        first=st.booleans(),
    ),
    max_size=12,
)


@given(ORGANISATIONS, SEARCHES)
def test_somebody_is_found_whenever_anybody_is_about_the_topic(listed, search):
    found = find(listed, search, UK)
    about = [one for one in listed if search.topic and search.topic in topics([one])]
    assert bool(found.hits) == bool(about)
    assert {hit.id for hit in found.hits} <= {one.id for one in about}


@given(ORGANISATIONS, SEARCHES)
def test_what_is_nearer_never_stands_behind(listed, search):
    plain = [one for one in listed if not one.first]
    order = [list(Nearness).index(hit.nearness) for hit in find(plain, search, UK).hits]
    assert order == sorted(order)


def test_a_region_of_the_intake_has_a_code_and_nothing_else_has():
    assert UK.place(region_code("east")).region == "east"
    assert region_code("england") == region_code("") == ""
