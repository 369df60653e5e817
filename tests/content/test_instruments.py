"""What is wrong with an instrument is said in one line: where, what, and what to do."""

import datetime as dt

import pytest

from bot.content import ContentError
from bot.content.instruments import Answers, Rule, holds
from tests import shipped
from tests.content.conftest import Folder

FILE = "instruments/small.yaml"
SMALL = """\
slug: small
version: 1
title: A small one
about: We ask so that a test can spoil it.
minutes: 1
audience: medics
checked: 2026-11-01
review_by: 2027-11-01
origins: [{id: own, source: Us, licence: MIT, attribution: Our own}]
scales: [{id: much, points: [No, A bit, Yes]}]
sections:
  - origin: own
    items:
      - {id: one, kind: scale, scale: much, text: Is it good?}
      - id: two
        kind: multiple
        text: What did you do?
        most: 2
        options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C, alone: true}]
      - {id: three, kind: number, text: How far?, lowest: Near, highest: Far}
      - {id: four, kind: text, text: Why?, when: {item: one, is: [1, 2]}}
      - {id: five, kind: single, text: More?, options: [{id: x, label: X}, {id: y, label: Y}]}
scores: [{id: good, title: Good, items: [one], at_least: 1, primary: true}]
"""
WHEN = "when: {item: one, is: [1, 2]}"
SCORES = "scores: [{id: good, title: Good, items: [one], at_least: 1, primary: true}]"

MISTAKES = {
    "a rule that looks forward": (
        WHEN, "when: {item: five, is: [x]}",
        (f"{FILE}:21: item 'four': depends on 'five', which is not asked before it."
        " Change the order."),
    ),
    "a rule on a text": (
        "text: More?,", "text: More?, when: {item: four, is: [x]},",
        f"{FILE}:22: item 'five': 'x' is no answer to 'four'. Mend it.",
    ),
    "an answer that nobody can give": (
        WHEN, "when: {item: one, is: [4]}",
        f"{FILE}:21: item 'four': '4' is no answer to 'one'. Mend it.",
    ),
    "an item that nobody is asked": (
        WHEN, "when: {all: [{item: one, is: [1]}, {item: one, is: [2]}]}",
        f"{FILE}:21: item 'four': nobody is asked this. Mend or remove it.",
    ),
    "ticks that cannot stand together": (
        WHEN, "when: {all: [{item: two, is: [a]}, {item: two, is: [c]}]}",
        f"{FILE}:21: item 'four': nobody is asked this. Mend or remove it.",
    ),
    "a rule that contradicts itself": (
        "most: 2",
        "most: 2\n        when: {all: [{item: one, is: [1]}, {not: {item: one, is: [1]}}]}",
        f"{FILE}:19: item 'two': nobody is asked this. Mend or remove it.",
    ),
    "a rule that says two things": (
        WHEN, "when: {item: one, is: [1], not: {item: one, is: [2]}}",
        (f"{FILE}:21: item 'four': has a rule that needs one of `item:`, `all:`, `any:` and"
        " `not:`. Mend it."),
    ),
    "a rule that says half a thing": (
        WHEN, "when: {item: one}",
        f"{FILE}:21: item 'four': has a rule that needs both `item:` and `is:`. Mend it.",
    ),
    "an unknown scale": (
        "scale: much, text", "scale: mucho, text",
        f"{FILE}:14: item 'one': unknown scale 'mucho'. Did you mean 'much'?",
    ),
    "an unknown origin": (
        "- origin: own", "- origin: owm",
        f"{FILE}:12: unknown origin 'owm'. Did you mean 'own'?",
    ),
    "no licence": (
        ", licence: MIT", "",
        f"{FILE}:9: origin 'own': 'licence' is missing. Add it.",
    ),
    "a name given twice": (
        "id: three,", "id: one,",
        f"{FILE}:20: item 'one': the name is taken above. Choose another.",
    ),
    "an option given twice": (
        "{id: b, label: B}", "{id: a, label: B}",
        f"{FILE}:19: option 'a': the name is taken above. Choose another.",
    ),
    "help offered after no answer": (
        "text: Is it good?", "text: Is it good?, offer_help: [0]",
        f"{FILE}:14: item 'one': nobody can answer '0'. Mend or remove it.",
    ),
    "an unknown follow-up": (
        "minutes: 1", "minutes: 1\nfollow_up: smal",
        f"{FILE}:6: unknown instrument 'smal'. Did you mean 'small'?",
    ),
    "a score of what is no scale": (
        "items: [one]", "items: [one, three]",
        (f"{FILE}:23: score 'good': its items are not all here on one scale."
        " Name items of one scale."),
    ),
    "a score that nobody can have": (
        "at_least: 1", "at_least: 2",
        f"{FILE}:23: score 'good': asks for 2 answers to 1 items. Ask for fewer.",
    ),
    "a second primary result": (
        SCORES,
        SCORES[:-1] + ", {id: more, title: More, items: [one], at_least: 1, primary: true}]",
        f"{FILE}:23: score 'more': is a second primary result. Keep one.",
    ),
    "a name that is too long for a button": (
        "id: three,", "id: three-hundreds,",
        (f"{FILE}:20: item 'three-hundreds': 'id' is too long."
        " Shorten it to 12 characters."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_line(folder: Folder, name: str) -> None:
    old, new, said = MISTAKES[name]
    folder.write(FILE, SMALL)
    assert folder.check() == []
    folder.replace(FILE, old, new)
    assert [str(problem).removeprefix("content/") for problem in folder.check()] == [said]


def test_one_name_asks_the_same_in_every_instrument(folder: Folder) -> None:
    folder.write(FILE, SMALL)
    other = SMALL.replace("slug: small", "slug: tiny")
    folder.write("instruments/tiny.yaml", other)
    assert folder.check() == []
    folder.write("instruments/tiny.yaml", other.replace("A bit", "A little"))
    assert [str(one).removeprefix("content/") for one in folder.check()] == [
        (
            "instruments/tiny.yaml:14: item 'one': asks something else in"
            f" content/{FILE}. Choose another name."
        )
    ]


def test_an_instrument_must_be_looked_at_again_in_time(folder: Folder) -> None:
    folder.write(FILE, SMALL)
    (late,) = (one for one in folder.check(dt.date(2027, 11, 2)) if "instruments" in str(one))
    assert "was to be checked again by 2027-11-01" in str(late)


def test_a_broken_instrument_keeps_the_library_from_being_used(folder: Folder) -> None:
    folder.write(FILE, SMALL.replace("version: 1", "version: 0"))
    with pytest.raises(ContentError):
        folder.load()


@pytest.mark.parametrize(
    ("answers", "true"),
    [
        ({"a": 1}, True),
        ({"a": 3}, False),
        ({"a": None}, True),
        ({}, True),
        ({"a": 3, "b": ("x", "y")}, True),
        ({"a": 3, "b": ("z",)}, False),
    ],
)
def test_a_rule_combines_answers_and_a_skipped_one_is_none_of_those_listed(
    answers: Answers, *, true: bool
) -> None:
    rule = Rule.model_validate_json(
        '{"any": [{"not": {"item": "a", "is": [3]}},'
        ' {"all": [{"item": "a", "is": [3]}, {"item": "b", "is": ["x"]}]}]}'
    )
    assert holds(rule, answers) is true
    assert holds(None, answers)


def test_every_shipped_instrument_names_its_licence_and_what_it_measures_first() -> None:
    shelf = {one.slug: one for one in shipped.library().instruments}
    assert set(shelf) == {
        "baseline", "after-event", "follow-up", "mentor", "partner", "listening",
        "wellbeing-pulse",
    }  # fmt: skip
    for one in shelf.values():
        for section in one.sections:
            origin = next(origin for origin in one.origins if origin.id == section.origin)
            assert origin.id == "own" or "Open Government Licence" in origin.licence
    first, later = shelf["baseline"].primary, shelf["follow-up"].primary
    assert first
    assert first == later
