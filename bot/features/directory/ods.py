"""Lists of the NHS Organisation Data Service: 27 columns, no header, an organisation a row.

The layout of the files `etr` (NHS trusts) and `epraccur` (GP practices and other prescribers).
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.features.directory.atlas import Atlas
from bot.features.directory.sites import Listing, Site, SiteKind
from bot.features.directory.titles import titled
from bot.problem import Problem

COLUMNS: Final = 27
MAX_BYTES: Final = 50_000_000
MAX_ROWS: Final = 100_000
MAX_TEXT: Final = 120
"""Characters of one cell; the official lists stay below 101."""

GP_SETTING: Final = "4"
STATES: Final = frozenset({"", "A", "C", "D", "P"})  # active, closed, dormant, proposed
REGIONS: Final[Mapping[str, str]] = {
    "Y56": "london",
    "Y58": "south-west",
    "Y59": "south-east",
    "Y60": "midlands",
    "Y61": "east",
    "Y62": "north-west",
    "Y63": "north-east-yorkshire",
    "W00": "wales",
}
"""Regions of the intake, by the third column."""

_CODE: Final = re.compile(r"[A-Z0-9]{3,10}")
_POSTCODE: Final = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) [0-9][A-Z]{2}")
_PHONE: Final = re.compile(r"[0-9+() /-]{3,40}")


class _MalformedError(Exception):
    """Raised with what is wrong with a row; it is told as a Problem."""


def read(
    files: Iterable[tuple[str, bytes]],
    today: dt.date,
    atlas: Atlas,
    progress: Callable[[], None] = lambda: None,
) -> Listing:
    """Read lists given as (name, content). `progress` is called for every row.

    Nothing may be imported when there are problems: they name file and line.
    """
    reading = _Reading(today, atlas)
    for name, raw in files:
        for line, row in _rows(name, raw):
            progress()
            reading.take(name, line, row)
    return Listing(
        reading.open, frozenset(reading.closed), reading.left_out, tuple(reading.problems)
    )


@dataclass
class _Reading:
    """What has been read so far; `seen` is where each code stands."""

    today: dt.date
    atlas: Atlas
    open: dict[str, Site] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, line: int, row: "list[str] | Problem") -> None:
        if isinstance(row, Problem):
            self.problems.append(row)
            return
        try:
            self._keep(f"{name}:{line}", _checked(row))
        except _MalformedError as error:
            self.problems.append(Problem(name, line, str(error), "Take the official file again."))

    def _keep(self, where: str, row: list[str]) -> None:
        code = row[0]
        if code in self.seen:
            raise _MalformedError(f"'{code}' stands in {self.seen[code]} too")
        self.seen[code] = where
        site = _site(row, self.atlas)
        if site and _is_open(row, self.today) and site.region:
            self.open[code] = site
        elif site and not _is_open(row, self.today):
            self.closed.add(code)
        else:
            self.left_out += 1


def _rows(name: str, raw: bytes) -> Iterator[tuple[int, list[str] | Problem]]:
    """Yield each row with its line, or what is wrong with the rest of the file."""
    if len(raw) > MAX_BYTES:
        yield 0, Problem(name, 0, "the file is too big", f"At most {MAX_BYTES // 10**6} MB.")
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield line, Problem(name, line, "it is not UTF-8 text", "Take the official file again.")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    count = 0
    try:
        for row in reader:
            count += bool(row)
            if count > MAX_ROWS:
                problem = Problem(name, reader.line_num, "too many rows", f"At most {MAX_ROWS}.")
                yield reader.line_num, problem
                return
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        line = reader.line_num
        yield line, Problem(name, line, f"it is no CSV from here on: {error}", "Mend this line.")


def _checked(cells: list[str]) -> list[str]:
    """Return a row whose form is right, without spaces around its cells.

    Raises _MalformedError.
    """
    row = [cell.strip() for cell in cells]
    if len(row) != COLUMNS:
        raise _MalformedError(f"it has {len(row)} columns, not {COLUMNS}")
    for number, cell in enumerate(row, 1):
        if len(cell) > MAX_TEXT or not cell.isprintable():
            raise _MalformedError(f"column {number} is too long or holds control characters")
    if not _CODE.fullmatch(row[0]):
        raise _MalformedError(f"'{row[0]}' is no organisation code (column 1)")
    if not row[1]:
        raise _MalformedError("it has no name (column 2)")
    if row[9] and not _POSTCODE.fullmatch(row[9]):
        raise _MalformedError(f"'{row[9]}' is no postcode (column 10)")
    if row[12] not in STATES:
        raise _MalformedError(f"'{row[12]}' is no status (column 13)")
    for number in (11, 12):
        _day(row[number - 1], number)
    return row


def _day(cell: str, number: int) -> dt.date | None:
    try:
        return dt.datetime.strptime(cell, "%Y%m%d").replace(tzinfo=dt.UTC).date() if cell else None
    except ValueError:
        raise _MalformedError(f"'{cell}' is no date like 20260708 (column {number})") from None


def _is_open(row: list[str], today: dt.date) -> bool:
    """Say whether it is open: neither closed, dormant, proposed nor still to begin."""
    begins, ends = _day(row[10], 11), _day(row[11], 12)
    return row[12] in ("", "A") and (not begins or begins <= today) and (not ends or ends > today)


def _site(row: list[str], atlas: Atlas) -> Site | None:
    """Return the site of a row; None when it is of no kind that we show."""
    kind = {"": SiteKind.TRUST, GP_SETTING: SiteKind.GP}.get(row[25])
    if kind is None:
        return None
    postcode = _POSTCODE.fullmatch(row[9])
    return Site(
        code=row[0],
        kind=kind,
        name=titled(row[1]),
        address=", ".join(titled(part) for part in row[4:7] if part),
        town=titled(row[7]),
        postcode=row[9],
        district=postcode[1] if postcode else "",
        region=REGIONS.get(row[2]) or atlas.region_of(row[9]),
        phone=row[17] if _PHONE.fullmatch(row[17]) else "",
    )
