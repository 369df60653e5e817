"""Workbooks: an .xlsx file of several sheets, in which no text is ever a formula or a link."""

import datetime as dt
import io
import json
from typing import Any, Final

WRITTEN: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The same content gives the same bytes; when it was sent stands in the chat."""
MOST_CHARACTERS: Final = 32_767
"""In a cell, by the format."""


def workbook(content: str) -> bytes:
    """Return the .xlsx file of `content`, JSON: `direction` and `sheets`.

    A sheet has a `name`, `widths` of its columns in characters, and `rows` of cells, the heads
    first: texts, numbers or null. Raises KeyError, TypeError, ValueError.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 -- few people ever take a file along

    data = json.loads(content)
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": WRITTEN})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for one in data["sheets"]:
        sheet = book.add_worksheet(one["name"])
        if data["direction"] == "rtl":
            sheet.right_to_left()
        for column, width in enumerate(one["widths"]):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(one["rows"]):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, body if number else head)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, cell: object, look: Any) -> None:
    """Write a cell as what it is: a text that looks like a formula stays a text."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:MOST_CHARACTERS], look)
    elif cell is not None:
        sheet.write_number(row, column, cell, look)
