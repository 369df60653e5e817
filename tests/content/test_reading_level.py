"""English that a reader at level B1 can follow, by the Flesch-Kincaid grade (Kincaid, 1975)."""

import re
from collections.abc import Iterator

import pytest

from bot.content.fields import Content
from bot.content.walk import texts, walk
from tests import shipped

LIBRARY = shipped.library()

HARDEST_GRADE = 6.5  # school years; plain-language guides put B1 at about grade 5 to 7
LONGEST_SENTENCE = 22  # words


def sentences(text: str) -> list[list[str]]:
    spoken = re.sub(r"\{\w+\}", "ten", text)
    parts = (
        re.findall(r"[A-Za-z][A-Za-z']*", part) for part in re.split(r"[.!?:]+(?:\s|$)", spoken)
    )
    return [words for words in parts if words]


def syllables(word: str) -> int:
    """Count groups of vowels; an abbreviation counts as one."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    silent |= word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1
    return max(1, groups - silent)


def grade(text: str) -> float:
    parts = sentences(text)
    words = [word for part in parts for word in part]
    per_word = sum(syllables(word) for word in words) / len(words)
    return 0.39 * len(words) / len(parts) + 11.8 * per_word - 15.59


def read_aloud(content: Content) -> str:
    return " ".join(f"{text.rstrip('.!?')}." for _, text, _ in texts(walk(content)))


def pieces() -> Iterator[tuple[str, Content]]:
    yield from LIBRARY.steps.items()
    for track in LIBRARY.tracks.values():
        yield from ((f"{track.slug}, fact {n}", fact) for n, fact in enumerate(track.reality))
    yield from ((f"word {term.term}", term) for term in LIBRARY.terms)
    yield from ((f"card {card.id}", card) for card in LIBRARY.cards)
    yield from ((f"answer {one.id}", one) for one in LIBRARY.answers)
    yield from ((f"reply {one.id}", one) for one in LIBRARY.replies)
    yield from ((f"right to work, {end.id}", end) for tree in LIBRARY.rights for end in tree.ends)
    yield from ((f"instrument {one.slug}", one) for one in LIBRARY.instruments)
    parts = (*LIBRARY.kit.tasks, *LIBRARY.kit.risks, *LIBRARY.kit.provisions)
    yield from ((f"kit {one.id}", one) for one in parts)
    yield "urgent help", LIBRARY.urgent
    yield "the intake", LIBRARY.intake


PIECES = dict(pieces())


@pytest.mark.parametrize("name", PIECES)
def test_every_step_reads_at_b1(name: str) -> None:
    assert grade(read_aloud(PIECES[name])) <= HARDEST_GRADE


@pytest.mark.parametrize("name", PIECES)
def test_no_sentence_is_long(name: str) -> None:
    long = [" ".join(s) for s in sentences(read_aloud(PIECES[name])) if len(s) > LONGEST_SENTENCE]
    assert long == []


def test_the_measure_tells_plain_words_from_officialese() -> None:
    plain = "Ask the GMC before you pay. You get no money back."
    official = (
        "Applicants are required to demonstrate satisfactory compliance with verification "
        "requirements prior to submission of documentation to the appropriate authority."
    )
    assert grade(plain) < 3
    assert grade(official) > 14
