"""An index in memory: what was typed, with its mistakes, against every word there is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.features.search.words import bare, words

TITLE: Final = 1.0
TEXT: Final = 0.45
"""What a word found in a text counts, against one in a title."""
BEGINS: Final = 0.85
"""What the first letters of a word count, against the whole word."""
FEWEST: Final = 3
"""From so many letters on they may be the beginning of a word."""
SHORT: Final = 5
"""Up to so many letters a word may hold one mistake, and a longer one two."""
CLOSE: Final = 0.6
"""How much of a title must be there for it to be meant as a whole."""
ENOUGH: Final = 0.2
"""The score of a find that may help; most of the words in a title make 1."""
OWN: Final = 0.15
"""What it adds that a find is on the reader's own way."""
ASKED_WORDS: Final = 12
TOLD_WORDS: Final = 60
"""How many words of a whole message count."""
ALIKE: Final = 0.34
"""The score from which a document may answer a whole message."""
EVIDENCE: Final = 8.0
"""What the words found must weigh together for that: a short "How?" says too little."""
BESIDE: Final = 0.7
"""The share of the best score that others need, to be shown beside it."""

Scores = dict[int, float]


@dataclass(frozen=True)
class Document:
    """What can be found: by its titles, and by the words of its texts."""

    titles: Sequence[str]
    texts: Sequence[str]


class Index:
    """Finds documents by number: their place in the sequence that it was made from."""

    def __init__(self, documents: Sequence[Document]) -> None:
        found: defaultdict[str, Scores] = defaultdict(dict)
        self._titles: list[str] = []
        self._owners: list[int] = []
        for number, document in enumerate(documents):
            for text in document.texts:
                for word in map(bare, words(text)):
                    found[word][number] = TEXT
            for title in document.titles:
                spelt = words(title)
                for word in map(bare, spelt):
                    found[word][number] = TITLE
                self._titles.append("".join(spelt))
                self._owners.append(number)
        self._found = dict(found)
        self._words = sorted(found)
        self._rarity = {word: log(1 + len(documents) / len(at)) for word, at in found.items()}

    def find(self, asked: str, limit: int, own: Collection[int] = ()) -> list[int]:
        """Return the numbers of the documents that fit best, at most `limit`, the best first.

        Of what fits equally well, the reader's `own` comes first.
        """
        spelt = words(asked)[:ASKED_WORDS]
        if not spelt:
            return []
        (weights, whole), by_title = self._by_word(spelt), self._by_title("".join(spelt))
        scores = {number: weights.get(number, 0.0) / (whole or 1.0) + by_title.get(number, 0.0)
                  + OWN * (number in own)
                  for number in weights.keys() | by_title.keys()}  # fmt: skip
        return _best(scores, limit, ENOUGH)

    def alike(self, told: str, limit: int, among: Collection[int]) -> list[int]:
        """Return the documents `among` these that a whole message may be about, the best first."""
        spelt = words(told)[:TOLD_WORDS]
        weights, whole = self._by_word(spelt)
        known = {number: weight for number, weight in weights.items()
                 if number in among and weight >= EVIDENCE}  # fmt: skip
        scores = {number: weight / whole for number, weight in known.items()}
        return _best(scores, limit, max(ALIKE, BESIDE * max(scores.values(), default=0.0)))

    def _by_word(self, spelt: Sequence[str]) -> tuple[Scores, float]:
        """Weigh documents by the words they hold; also what all that are known here would weigh."""
        scores: defaultdict[int, float] = defaultdict(float)
        whole = 0.0
        for word in dict.fromkeys(map(bare, spelt)):
            best: Scores = {}
            alike = dict(self._alike(word))
            # A word that is known says as much as it is rare, whatever rare word it begins.
            most = self._rarity.get(word, max(map(self._rarity.__getitem__, alike), default=0.0))
            for other, likeness in alike.items():
                worth = likeness * min(self._rarity[other], most)
                for number, weight in self._found[other].items():
                    best[number] = max(best.get(number, 0.0), worth * weight)
            for number, score in best.items():
                scores[number] += score
            whole += most
        return scores, whole

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield words that may be meant, each with its likeness: 1 for the same."""
        if word not in self._found and len(word) > 1:
            mistakes = 1 if len(word) <= SHORT else 2
            similar = process.extract(
                word, self._words, scorer=OSA.distance, score_cutoff=mistakes, limit=None
            )
            for other, distance, _ in similar:
                yield other, (1 - distance / max(len(word), len(other))) ** 2
        if len(word) >= FEWEST:
            start = bisect_left(self._words, word)
            after = (self._words[place] for place in range(start, len(self._words)))
            for other in takewhile(lambda one: one.startswith(word), after):
                yield other, BEGINS
        if word in self._found:
            yield word, 1.0

    def _by_title(self, joined: str) -> Scores:
        """Score documents by how much of a title it is as a whole, spaces or not."""
        similar = process.extract(
            joined, self._titles, scorer=OSA.normalized_similarity, score_cutoff=CLOSE, limit=None
        )
        best: Scores = {}
        for _, likeness, place in similar:
            number = self._owners[place]
            best[number] = max(best.get(number, 0.0), likeness)
        return best


def _best(scores: Scores, limit: int, least: float) -> list[int]:
    good = [number for number, score in scores.items() if score >= least]
    return sorted(good, key=lambda number: (-scores[number], number))[:limit]
