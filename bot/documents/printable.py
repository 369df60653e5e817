"""Texts as they can be drawn: without emoji, each line in the right order."""

import re
from typing import Final

from bot.i18n import Direction, arrange

UNDRAWABLE: Final = re.compile(
    "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U000e01ff]+ ?"
)
"""Emoji and other signs: our fonts have letters only."""


def printable(text: str, direction: Direction) -> str:
    """Return a plain text as a template takes it."""
    return arrange(UNDRAWABLE.sub("", text), direction)
