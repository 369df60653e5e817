"""Cut a long text where a reader would, counting as Telegram counts."""

import re
import unicodedata

LIMIT = 4096  # UTF-16 units, as Telegram counts a message
ZERO_WIDTH_JOINER = "\u200d"
FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))  # two of them are one flag
JOINS_ON = re.compile(  # variation selectors, skin tones, tags, joiners, the second half of Hangul
    "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u200c\u200d\u1160-\u11ff]"
)


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Give parts of at most `limit` UTF-16 units, in order, without the blanks where they were cut.

    Cuts at the end of a paragraph, a line, a sentence or a word in the second half of a part, else
    between two characters as people see them; within one only where it is longer than the limit.
    """
    parts = []
    rest = text.strip()
    while rest:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return parts


def beginning(text: str, limit: int) -> str:
    """Return a text of at most `limit` UTF-16 units: of a longer one its beginning."""
    return text if units(text) <= limit else f"{text[: _cut(text, limit - 1)].rstrip()}…"


def units(text: str) -> int:
    """Count UTF-16 units: characters beyond the basic plane are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str, limit: int) -> int:
    fits = _fitting(text, limit)
    if fits == len(text):
        return fits
    for end in ("\n\n", "\n", ". ", " "):
        cut = text.rfind(end, fits // 2, fits + 1) + len(end)
        if cut >= len(end) and _is_border(text, cut):
            return cut
    return next((cut for cut in range(fits, 0, -1) if _is_border(text, cut)), fits)


def _fitting(text: str, limit: int) -> int:
    """Count the characters at the start of the text that fit, at least one."""
    window = text[:limit]
    while units(window) > limit and len(window) > 1:
        over = units(window) - limit
        window = window[: -max(1, over // 2)]
    return len(window)


def _is_border(text: str, place: int) -> bool:
    """Tell whether a reader sees two characters left and right of the place, after UAX 29."""
    before, after = text[place - 1], text[place]
    if JOINS_ON.match(after) or before == ZERO_WIDTH_JOINER:
        return False
    if after in FLAG_LETTERS:
        letters_before = place - len(text[:place].rstrip(FLAG_LETTERS))
        return letters_before % 2 == 0
    return not unicodedata.category(after).startswith("M")
