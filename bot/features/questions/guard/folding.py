"""A text as the guard reads it: plain digits, one kind of dash and space, nothing invisible."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.features.questions.guard.kinds import MARKS

DROPPED: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})
"""Accents, keycaps, joiners, marks of direction: nobody needs them to read a number."""

HIDDEN: Final = "\x00"
"""Stands for what was found or hidden before: no rule may read on across it."""

SPECIAL: Final = dict.fromkeys(MARKS.values(), HIDDEN) | {
    "\n": "\n",
    "\t": " ",
    "\ufffd": "",  # where a control was, between digits too
    "\u2116": "#",  # the sign for "number"
    "\u00b0": "\u00b0",  # degrees, of all symbols and emoji, mean something beside a number
}

LETTERS: Final = str.maketrans(
    {
        "\u06a9": "\u0643",  # Persian kaf
        "\u06cc": "\u064a",  # Persian yeh
        "\u0649": "\u064a",  # alef maksura
        "\u0629": "\u0647",  # teh marbuta
        "\u0623": "\u0627",  # alef with hamza above
        "\u0625": "\u0627",  # alef with hamza below
        "\u0622": "\u0627",  # alef with madda
        "\u0640": "",  # the long line
        "\u2044": "/",
        "\u2215": "/",
        "\u2212": "-",  # a minus is no dash to Unicode
        "\u066b": ".",
        "\u066c": ",",
        "\u060c": ",",
        "\u3002": ".",
        "\u00b7": ".",
        "\u2022": ".",
    }
)


Place = tuple[int, int]
"""From where to where in the original a character comes from."""


Change = tuple[int, int, str]
"""From where to where in a folded text, and what stands there instead."""


BY_CATEGORY: Final = {"Pd": "-", "Zs": " ", "Zl": "\n", "Zp": "\n", "So": "*", "Sk": "*"}


@dataclass(frozen=True)
class Folded:
    """A folded text; `places` has the place of each of its characters."""

    text: str
    places: tuple[Place, ...]

    def placed(self, start: int, end: int) -> Place:
        """Return where in the original `text[start:end]` stands."""
        return self.places[start][0], self.places[end - 1][1]


def fold(original: str) -> Folded:
    return _joined((shown, (n, n + 1)) for n, one in enumerate(original) for shown in _folded(one))


def rewritten(folded: Folded, changes: Iterable[Change]) -> Folded:
    """Return the text with other characters for parts of it; changes in order, not overlapping."""
    text, places, last = list[str](), list[Place](), 0
    for start, end, becomes in changes:
        text += (folded.text[last:start], becomes)
        places += folded.places[last:start]
        places += [folded.placed(start, end)] * len(becomes)
        last = end
    text.append(folded.text[last:])
    places += folded.places[last:]
    return Folded("".join(text), tuple(places))


def _joined(characters: Iterable[tuple[str, Place]]) -> Folded:
    known = tuple(characters)
    return Folded("".join(shown for shown, _ in known), tuple(place for _, place in known))


def folded_words(*words: str) -> str:
    """Return a pattern for any of these words (patterns themselves) as they look when folded."""
    return "(?:" + "|".join(fold(word).text for word in words) + ")"


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Return what is left of a character: none, one, or several (as of ㏂ or №)."""
    if character in SPECIAL:
        return SPECIAL[character]
    kept = (_plain(one) for one in unicodedata.normalize("NFKC", character))
    return "".join(kept).translate(LETTERS)


def _plain(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() else ""
    if (digit := unicodedata.decimal(character, -1)) >= 0:
        return str(digit)
    category = unicodedata.category(character)
    if category in DROPPED:
        return ""
    return BY_CATEGORY.get(category, character)
