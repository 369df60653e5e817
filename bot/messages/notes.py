"""Comments beside a text: `# Translators: …` to people, `# limit: button 32` to the checks."""

import io
import re
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass

from bot.messages.source import PLACES

TRANSLATORS, LIMIT = "Translators:", "limit:"
MARKER = re.compile(r"limit:\s*([a-z]+)(?:\s+(\d+))?")


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one file by line, and the lines that hold nothing else."""

    by_line: Mapping[int, str]
    alone: frozenset[int]

    @classmethod
    def of(cls, code: str) -> "Comments":
        found: dict[int, str] = {}
        alone: set[int] = set()
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                found[token.start[0]] = token.string.lstrip("#").strip()
                if token.line.lstrip().startswith("#"):
                    alone.add(token.start[0])
        return cls(found, frozenset(alone))

    def beside(self, first: int, last: int) -> tuple[str, ...]:
        """Give the notes in the block of comments above the lines, and within them."""
        above = first
        while above - 1 in self.alone:
            above -= 1
        return _notes([self.by_line[n] for n in range(above, last + 1) if n in self.by_line])


def limits(notes: tuple[str, ...]) -> list[int]:
    """Read the markers among the notes. Raises ValueError for one that says nothing we know."""
    found = []
    for note in notes:
        if note.startswith(LIMIT):
            marker = MARKER.fullmatch(note)
            if marker is None or marker[1] not in PLACES:
                advice = f"Write one of {', '.join(PLACES)}, and a number where that is too much."
                raise ValueError(f"'{note}' is no limit", advice)
            found.append(int(marker[2] or PLACES[marker[1]]))
    return found


def _notes(lines: list[str]) -> tuple[str, ...]:
    """Join what follows "Translators:"; lines before the first marker are not for translators."""
    notes: list[str] = []
    for line in lines:
        if line.startswith(LIMIT):
            notes.append(line)
        elif line.startswith(TRANSLATORS):
            notes.append(line.removeprefix(TRANSLATORS).strip())
        elif notes and not notes[-1].startswith(LIMIT):
            notes[-1] += f" {line}"
    return tuple(notes)
