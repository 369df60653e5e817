"""Names in capitals, as official lists write them, in the letters people read more easily."""

import re
from typing import Final

_WORD: Final = re.compile(r"(?<!\d)[^\W\d_]+(?:'[^\W\d_]+)?|(?<=\d)(?:ST|ND|RD|TH)\b")
_SMALL: Final = frozenset({"and", "at", "for", "in", "of", "on", "the", "upon", "with"})
_KEPT: Final = frozenset({"GP", "NHS", "PMS", "APMS", "UK", "II", "III", "IV"})


def titled(name: str) -> str:
    """Return "MID AND SOUTH ESSEX NHS TRUST" as "Mid and South Essex NHS Trust".

    A name that has small letters already stays as it is.
    """
    return name if name != name.upper() else _WORD.sub(_word, name)


def _word(match: re.Match[str]) -> str:
    word = match[0]
    if word in _KEPT:
        return word
    ordinal = match.string[match.start() - 1 : match.start()].isdigit()  # 4th
    if ordinal or (match.start() and word.lower() in _SMALL):
        return word.lower()
    return word.capitalize()
