"""Distress words: how somebody sounds who may need help now, language by language."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from bot.content.fields import Content

Phrase = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:[^\s.*/]+\*?(?:/[^\s.*/]+\*?)*|\.\.\.)"
        r"(?: (?:[^\s.*/]+\*?(?:/[^\s.*/]+\*?)*|\.\.\.))*$",
        max_length=200,
    ),
]
"""Words as people type them; `*` ends a stem, `/` parts words of which any will do.

`...` stands for up to three words. A letter typed twice counts once, so "kil" is "kill".
"""

JOINER: Final = "\u200c"
LETTERS: Final = str.maketrans(
    {
        "\u0649": "\u064a",  # three forms of yeh
        "\u06cc": "\u064a",
        "\u06a9": "\u0643",  # kaf
        "\u0629": "\u0647",  # heh
        "\u0623": "\u0627",  # alef
        "\u0625": "\u0627",
        "\u0622": "\u0627",
        "\u0640": None,  # the long line
        "\u0451": "\u0435",  # Russian yo
        JOINER: " ",
    }
)
"""Letters that people type one for the other."""
APOSTROPHE: Final = re.compile("['\u2019\u02bc`\u2018]")
NO_WORD: Final = re.compile(r"[\W_]+")
TWICE: Final = re.compile(r"([^\W\d])\1+")
AND: Final = "(?:\u0648|\u0641|\u0628)?"  # and, so, with: Arabic writes them on to the word


class DistressWords(Content):
    """content/distress/<language>.yaml."""

    phrases: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    harmless: tuple[Phrase, ...] = ()
    """Idioms and exam cases that hold such words and mean something else."""


class Ear:
    """Hears distress in a text, in any of the languages at once."""

    def __init__(self, languages: Iterable[DistressWords]) -> None:
        known = tuple(languages)
        self._phrases = _any_of(phrase for one in known for phrase in one.phrases)
        self._harmless = _any_of(phrase for one in known for phrase in one.harmless)

    def hears(self, text: str) -> bool:
        """Tell whether a text sounds as if somebody needs help now. Never raises."""
        return self._phrases.search(self._harmless.sub("| ", _folded(text))) is not None


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<= )(?:{'|'.join(map(_pattern, phrases)) or '(?!)'})")


def _pattern(phrase: str) -> str:
    """Return a pattern for a folded text: its words stand between single spaces."""
    return "".join(map(_word, phrase.split(" ")))


def _word(word: str) -> str:
    if word == "...":
        return r"(?:\S+ ){0,3}"
    ahead = AND if unicodedata.bidirectional(word[0]) == "AL" else ""
    return ahead + "(?:" + "|".join(map(_choice, word.split("/"))) + ") "


def _choice(word: str) -> str:
    parts = [_folded(part).strip() for part in word.removesuffix("*").split(JOINER)]
    # Persian: some write the joiner, some a space, some neither.
    return " ?".join(parts) + (r"\S*" if word.endswith("*") else "")


def _folded(text: str) -> str:
    text = APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(one for one in text if unicodedata.category(one) != "Mn")
    once = TWICE.sub(r"\1", kept.translate(LETTERS))
    return f" {NO_WORD.sub(' ', once).strip()} "
