"""Rules of the glossary: the order of words, their keys, and which of them a step uses."""

import hashlib
import re
from typing import Final

from bot.content import Library
from bot.content.glossary import Term
from bot.content.pathways import Step

KEY_BYTES: Final = 4
OFFERED: Final = 3


def key(term: str) -> str:
    """Return what stands for a word in a button: 8 hexadecimal digits."""
    return hashlib.blake2b(term.encode(), digest_size=KEY_BYTES).hexdigest()


def find(library: Library, wanted: str) -> Term | None:
    """Return the word with this key, unless content has lost it."""
    return next((term for term in library.terms if key(term.term) == wanted), None)


def alphabetical(library: Library) -> list[Term]:
    return sorted(library.terms, key=lambda term: term.term.casefold())


def used_in(library: Library, step: Step) -> list[Term]:
    """Return the first words of the glossary in the English text of a step, at most three."""
    text = " ".join((step.title, step.what, step.why, *step.do))
    places = {term.term: place for term in library.terms if (place := _place(term.term, text))}
    inside = {one for one in places for other in places if one != other and one in other}
    used = [term for term in library.terms if term.term in places and term.term not in inside]
    return sorted(used, key=lambda term: places[term.term])[:OFFERED]


def _place(term: str, text: str) -> int:
    """Return where a text has a word, counted from 1; 0 when it does not.

    A short name is written in capitals: "IT" is not in "it".
    """
    if term.casefold() not in text.casefold():
        return 0
    flags = re.NOFLAG if term.isupper() else re.IGNORECASE
    found = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, flags)
    return found.start() + 1 if found else 0
