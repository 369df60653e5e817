"""Where things with dates are written, and new dates put there."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.content.dated import key_of
from bot.content.files import find
from bot.content.parse import load_file

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Spot:
    """Where an item is written: the file as people name it, and lines from 1."""

    path: Path
    shown: str
    line: int
    checked: int
    review_by: int

    def __str__(self) -> str:
        return f"{self.shown}:{self.line}"


def places(root: Path) -> Mapping[str, Spot]:
    """Return where each item is written, by key (`bot.content.dated`). Raises ContentError."""
    found = {}
    for file in find(root):
        entry = load_file(file)
        for value in entry.values:
            if key := key_of(value.value):
                lines = (entry.written.line((*value.place, *part))
                         for part in ((), ("checked",), ("review_by",)))  # fmt: skip
                found[key] = Spot(file.path, entry.shown, *lines)
    return found


def redate(spot: Spot, checked: dt.date, review_by: dt.date) -> None:
    """Write new dates where the old ones stand; everything else of the file stays as it is."""
    lines = spot.path.read_text("utf-8").splitlines(keepends=True)
    for line, day in ((spot.checked, checked), (spot.review_by, review_by)):
        lines[line - 1] = _DATE.sub(day.isoformat(), lines[line - 1], count=1)
    spot.path.write_text("".join(lines), "utf-8", newline="")
