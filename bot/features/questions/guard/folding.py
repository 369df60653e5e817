"""A text as the guard reads it: plain digits, one kind of dash and space, nothing invisible."""

import unicodedata
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


@dataclass(frozen=True)
class Folded:
    """A folded text; `places` has where in the original each of its characters comes from."""

    text: str
    places: tuple[int, ...]


def fold(original: str) -> Folded:
    folded = [(shown, n) for n, one in enumerate(original) for shown in _folded(one)]
    return Folded("".join(shown for shown, _ in folded), tuple(n for _, n in folded))


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
    return {"Pd": "-", "Zs": " ", "Zl": "\n", "Zp": "\n"}.get(category, character)
