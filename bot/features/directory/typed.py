"""What people type for a place, however they type it."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Final

LONGEST: Final = 60
"""Characters of what somebody typed that are looked at."""
SUGGESTED: Final = 6
CLOSE: Final = 0.75
"""How alike a town must be to be suggested (difflib's ratio)."""
CLEAR: Final = 0.87
CLEAR_GAP: Final = 0.06
"""How alike one must be, and how far before the next, to be meant without a question."""

OUTWARD: Final = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?:[0-9][A-Z]{2})?")
_WHOLE: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}")
_LIKE_ONE: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9]+[A-Z]+")
_LOOKALIKE: Final = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")  # noqa: RUF001 -- on purpose
"""Cyrillic letters typed for the Latin ones that look the same."""


def tidied(text: str) -> str:
    """Return the beginning of a text, in the usual form of its letters."""
    return unicodedata.normalize("NFKC", text[:LONGEST])


def key(text: str) -> str:
    """Return how a name is compared: small letters and spaces, "King's" as "kings"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (x for x in plain if x not in "'\u2019" and not unicodedata.combining(x))
    words = "".join(x if x.isalnum() else " " for x in kept).split()
    return " ".join("st" if word == "saint" else word for word in words)


def postcode_letters(text: str) -> str:
    """Return "CB12AB" for "cb1 2ab", with digits and letters of other scripts made Latin."""
    return "".join(_latin(letter) for letter in text.upper() if letter.isalnum())


def alike(typed: str, names: Iterable[str]) -> list[str]:
    """Return names like the typed one, the best first; it alone when nothing else comes near."""
    close = get_close_matches(typed, names, SUGGESTED, CLOSE)
    ratios = [SequenceMatcher(None, name, typed).ratio() for name in close]
    clear = len(ratios) > 1 and ratios[0] >= CLEAR and ratios[0] - ratios[1] >= CLEAR_GAP
    return close[:1] if clear else close


def is_wrong_postcode(text: str) -> bool:
    """Whether a text has the form of a whole postcode, and is none: CM1 1ZZZ, CM1 1Z, CM1 12ZZ."""
    typed = " ".join(postcode_letters(part) for part in text[:LONGEST].split())
    return bool(_LIKE_ONE.fullmatch(typed)) and not _WHOLE.fullmatch(typed)


def _latin(letter: str) -> str:
    """Return a digit of any script as 0 to 9, and a look-alike as the letter it looks like."""
    digit = unicodedata.digit(letter, None)
    return letter.translate(_LOOKALIKE) if digit is None else str(digit)
