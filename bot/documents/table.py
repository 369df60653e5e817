"""Tables: a CSV file that every spreadsheet opens, and that none can run as a formula."""

import csv
import io
import json
from typing import Final

FORMULA: Final = tuple("=+-@\t\r")  # what a spreadsheet runs when a cell begins with it


def sheet(content: str) -> bytes:
    """Return the .csv file of `content`, JSON: `rows`, each a list of texts, the heads first.

    It begins with a byte order mark, by which spreadsheets know UTF-8. Raises KeyError, TypeError,
    ValueError.
    """
    out = io.StringIO()
    rows = json.loads(content)["rows"]
    csv.writer(out).writerows([harmless(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a cell that stays text; leading blanks do not hide a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else cell
