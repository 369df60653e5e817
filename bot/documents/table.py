"""Tables: a CSV file that every spreadsheet opens, and that none can run as a formula."""

import csv
import io
import json
from typing import Final

FORMULA: Final = tuple("=+-@\t\r")  # what a spreadsheet runs when a cell begins with it


def sheet(content: str) -> bytes:
    """Return the .csv file of `content`, JSON: `rows`, each a list of cells, the heads first.

    A cell is a text, a number or null. It begins with a byte order mark, by which spreadsheets know
    UTF-8. Raises KeyError, TypeError, ValueError.
    """
    out = io.StringIO()
    rows = json.loads(content)["rows"]
    csv.writer(out).writerows([_cell(one) for one in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(cell: object) -> object:
    """Return a cell as it is written: a number, also below 0, is no formula; null is empty."""
    return cell if cell is None or isinstance(cell, int | float) else harmless(str(cell))


def harmless(cell: str) -> str:
    """Return a cell that stays text; leading blanks do not hide a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else cell
