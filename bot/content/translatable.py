"""Every text in content that readers see: what translators get."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.fields import Content, placeholders
from bot.content.files import find
from bot.content.parse import Entry, load_file, subject
from bot.content.walk import texts


@dataclass(frozen=True, slots=True)
class Text:
    """One English text: the msgid, its place, and what a translator should know.

    `max_length` is the longest a translation may be, in characters; None where it does not matter.
    """

    path: str
    line: int
    msgid: str
    comment: str
    max_length: int | None


def translatable(root: Path) -> Iterator[Text]:
    """Yield every text of every file; raises ContentError for a file that cannot be read."""
    for file in find(root):
        yield from texts_of(load_file(file))


def texts_of(entry: Entry[Content]) -> Iterator[Text]:
    """Yield every text of one file. The comment holds no figure: a new fee leaves it as it is."""
    for place, msgid, mark in texts(entry.values):
        field = next(part for part in reversed(place) if isinstance(part, str))
        who = subject(entry.written.data, place)
        hints = [f"{who}: {field}." if who else f"{field}."]
        hints += [f"Keep {{{name}}} as it is." for name in sorted(placeholders(msgid))]
        line = entry.written.line(place)
        yield Text(entry.shown, line, msgid, " ".join(hints), mark.limit)
