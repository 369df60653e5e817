"""The spreadsheet that a volunteer translates in: CSV that no program can run as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

MAX_BYTES, MAX_ROWS = 5_000_000, 50_000
FORMULA = tuple("=+-@\t\r'")  # what a spreadsheet runs, and the mark that one was made harmless


@dataclass(frozen=True, slots=True)
class Row:
    """One plural form of one text; the names of the columns are the names of the fields."""

    id: str
    form: str
    english: str
    translation: str
    reviewed_by: str
    at_most: str
    notes: str
    state: str


COLUMNS = [field.name.replace("_", " ") for field in fields(Row)]


def write_rows(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in astuple(row)] for row in rows)
    return out.getvalue()


def read_rows(raw: bytes) -> Iterator[tuple[int, Row]]:
    """Yield each row with the line it ends on.

    Raises ValueError for what is no such sheet, or too big; spreadsheets may have saved it with
    semicolons and a byte order mark.
    """
    if len(raw) > MAX_BYTES:
        raise ValueError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("the file is not UTF-8 text") from None
    if "\0" in text:
        raise ValueError("the file holds NUL bytes: it is no CSV")
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if text.startswith("id;") else ","
    )
    try:
        if next(reader, None) != COLUMNS:
            raise ValueError(f"the columns are not: {', '.join(COLUMNS)}")
        for count, cells in enumerate(reader, 1):
            if count > MAX_ROWS:
                raise ValueError(f"there are more than {MAX_ROWS} rows")
            if any(cells):
                yield reader.line_num, _row(reader.line_num, cells)
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from None


def _row(line: int, cells: list[str]) -> Row:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"line {line} has {len(cells)} cells instead of {len(COLUMNS)}")
    return Row(*map(_bare, cells))


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _bare(cell: str) -> str:
    """Undo `_guarded`; an apostrophe that somebody typed before a letter stays."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
