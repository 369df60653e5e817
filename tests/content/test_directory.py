"""The directory shows only what may be shown, and people find themselves in it."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.content import ContentError
from bot.content.files import find
from bot.content.organisations import ForWhom, Kind, Nation
from bot.content.parse import load_file
from bot.content.translatable import texts_of
from bot.features.directory.domain import known_places, topics
from bot.features.directory.places import REGIONS
from bot.features.directory.searches import KINDS, PROFESSIONS
from bot.features.directory.views import labels
from tests import shipped
from tests.content.conftest import Folder
from tests.content.test_reading_level import LONGEST_SENTENCE, grade, sentences

ROOT = Path(__file__).parents[2] / "content"
LIBRARY = shipped.library()
FILES = [load_file(file) for file in find(ROOT) if file.path.match("directory/to-check/*.yaml")]
UNCHECKED = [one for entry in FILES for one in entry.model.organisations]
ORGANISATIONS = tuple(LIBRARY.organisations.values())
HARDEST = 6.5

TO_CHECK = """\
organisations:
  - id: maybe
    name: Maybe
    kind: charity
    areas: [east]
    offer: Helps people in 2 towns.
    publish: check
    flags: [url, open]
    confidence: medium
    pages: [https://example.org/maybe]
    note: Seen in 2023.
"""


def test_eighty_seven_are_shown_and_a_hundred_and_nine_wait_to_be_checked() -> None:
    assert len(ORGANISATIONS) >= 87
    assert len(ORGANISATIONS) + len(UNCHECKED) >= 196
    assert {one.publish for one in UNCHECKED} == {"check", "hold"}
    assert all(one.flags for one in UNCHECKED)


def test_what_waits_to_be_checked_is_in_no_library_and_goes_to_no_translator() -> None:
    assert not {one.id for one in UNCHECKED} & set(LIBRARY.organisations)
    assert [text for entry in FILES for text in texts_of(entry)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "directory").glob("*.yaml")), ids=lambda p: p.stem)
def test_offers_read_at_b1(path: Path) -> None:
    shown = next(file for file in find(ROOT) if file.path == path)
    offers = [one.offer for one in load_file(shown).model.organisations]
    assert grade(" ".join(offers)) <= HARDEST
    assert not [x for x in offers for said in sentences(x) if len(said) > LONGEST_SENTENCE]


def test_no_offer_holds_a_figure_also_among_the_unchecked() -> None:
    for one in (*ORGANISATIONS, *UNCHECKED):
        assert not re.search(r"\d", re.sub(r"NHS 111|999", "", one.offer)), one.id


def test_every_organisation_is_under_a_topic_and_every_kind_has_a_name() -> None:
    assert all(topics([one]) for one in ORGANISATIONS)
    kinds = {kind for of_topic in KINDS.values() for kind in of_topic}
    assert kinds == set(get_args(Kind)) <= set(labels.KINDS)
    assert set(labels.FOR_WHOM) == set(get_args(ForWhom))


def test_regions_and_professions_are_those_of_the_intake() -> None:
    by_question = {
        one.id: {option.id for option in one.options} for one in LIBRARY.intake.questions
    }
    assert set(REGIONS.values()) == by_question["region"]
    assert set(PROFESSIONS.values()) == by_question["profession"]
    named = {slug for one in (*ORGANISATIONS, *UNCHECKED) for slug in one.professions}
    assert named <= by_question["profession"]
    areas = {area for one in (*ORGANISATIONS, *UNCHECKED) for area in one.areas}
    assert areas <= by_question["region"] | set(get_args(Nation)) | {"uk"}


def test_local_help_names_its_towns_and_each_can_be_looked_for() -> None:
    places = known_places(LIBRARY)
    for one in ORGANISATIONS:
        if one.areas == ("east",):
            assert one.towns, one.id
            assert all(places.read(town, {}) for town in one.towns), one.id


def test_official_searches_stand_before_other_immigration_advice() -> None:
    first = {one.id for one in ORGANISATIONS if one.first and one.kind == "immigration-advice"}
    assert first == {"immigration-adviser", "find-legal-aid", "law-society-find-solicitor"}


def test_an_entry_to_check_is_read_and_not_shown(folder: Folder) -> None:
    folder.write("directory/to-check/east.yaml", TO_CHECK)
    assert folder.check() == []
    assert set(folder.load().organisations) == {"gmc"}


def test_an_entry_cannot_be_shown_and_wait_at_once(folder: Folder) -> None:
    folder.write("directory/to-check/east.yaml", TO_CHECK.replace("maybe", "gmc", 1))
    (problem,) = folder.check()
    assert "the name is taken" in str(problem)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: regulator", "kind: club", "'kind' cannot be 'club'"),
        ("areas: [uk]", "areas: [atlantis]", "'areas' cannot be 'atlantis'"),
        ("areas: [uk]", "areas: []", "'areas' has too few entries"),
        ("    url: https://example.org/gmc\n", "", "cannot be reached"),
        ("    url:", "    phone: ring me\n    url:", "'phone' cannot be 'ring me'"),
        ("    url:", "    email: nobody\n    url:", "'email' cannot be 'nobody'"),
        ("    url:", "    languages: [klingon]\n    url:", "is no language code"),
        ("    url:", "    for_whom: [anybody]\n    url:", "cannot be 'anybody'"),
    ],
)
def test_a_bad_entry_is_one_clear_line(folder: Folder, old: str, new: str, said: str) -> None:
    folder.replace("directory/uk.yaml", old, new)
    problems = [str(problem) for problem in folder.check()]
    assert any(said in problem for problem in problems), problems
    assert all("organisation 'gmc'" in problem for problem in problems)
    with pytest.raises(ContentError):
        folder.load()
