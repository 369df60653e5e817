"""Words: their keys, their order, and which of them a step uses."""

import dataclasses
from functools import cache

import pytest

from bot.content import Library
from bot.content.glossary import Term
from bot.content.pathways import Step
from bot.features.glossary import domain
from tests import shipped


@cache
def library() -> Library:
    return shipped.library()


def with_words(*words: str) -> Library:
    terms = [
        Term(term=word, meaning="A word.", sources=("x",), confidence="high") for word in words
    ]
    return dataclasses.replace(library(), terms=tuple(terms))


def step(text: str) -> Step:
    blank = next(iter(library().steps.values()))
    return blank.model_copy(update={"title": "It", "what": text, "why": "So.", "do": ("Do.",)})


def used(words: tuple[str, ...], text: str) -> list[str]:
    return [term.term for term in domain.used_in(with_words(*words), step(text))]


def test_no_two_words_share_a_key() -> None:
    keys = {domain.key(term.term) for term in library().terms}
    assert len(keys) == len(library().terms)
    assert all(domain.find(library(), domain.key(one.term)) is one for one in library().terms)


def test_words_go_from_a_to_z_whatever_their_case() -> None:
    words = with_words("NHS", "clinical attachment", "CV", "Bank work")
    found = [term.term for term in domain.alphabetical(words)]
    assert found == ["Bank work", "clinical attachment", "CV", "NHS"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pass OET, then IELTS.", ["OET", "IELTS"]),
        ("Find a clinical attachment.", ["Clinical attachment"]),
        ("Do it with care.", []),
        ("POET or OETS", []),
        ("Book PLAB 1 now.", ["PLAB 1"]),
        ("Your C.V. and (OET)", ["OET"]),
        ("OET IELTS PLAB 1 CREST", ["OET", "IELTS", "PLAB 1"]),
    ],
)
def test_the_first_three_words_that_a_step_uses_are_offered(text: str, found: list[str]) -> None:
    words = ("CREST", "IELTS", "OET", "IT", "PLAB", "PLAB 1", "Clinical attachment")
    assert used(words, text) == found
