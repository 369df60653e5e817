"""Spreadsheets, read back by another library: what was written is there, and nothing runs."""

import io
import json
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import DrawingError, drawing
from bot.message import FileKind

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("https://evil.example")']
LINKS = ["https://evil.example", "mailto:a@b.example", "internal:Sheet1!A1", "{=1+1}", "10%"]
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


def drawn(*rows: list[Any], direction: str = "ltr", name: str = "Results") -> bytes:
    sheet = {"name": name, "widths": [10, 40], "rows": rows}
    content = json.dumps({"direction": direction, "sheets": [sheet]})
    return drawing.draw("", content, FileKind.XLSX)


def read(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]


def test_texts_numbers_and_empty_cells_come_back_as_they_were():
    sheet = read(drawn(["Question", "People"], ["سؤال", 14], ["Average", 3.4], ["Hidden", None]))
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows == [["Question", "People"], ["سؤال", 14], ["Average", 3.4], ["Hidden", None]]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("text", FORMULAS + LINKS)
def test_what_looks_like_a_formula_or_a_link_is_text(text):
    cell = read(drawn(["Text"], [text]))["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


@given(TEXTS)
def test_every_text_is_text(text):
    cell = read(drawn(["Text"], [f"={text}"]))["A2"]
    assert cell.data_type == "s"


@pytest.mark.parametrize(("direction", "mirrored"), [("ltr", False), ("rtl", True)])
def test_columns_begin_where_reading_begins(direction, mirrored):
    assert bool(read(drawn(["a"], direction=direction)).sheet_view.rightToLeft) is mirrored


def test_the_same_content_gives_the_same_bytes():
    assert drawn(["a"], ["b"]) == drawn(["a"], ["b"])


def test_a_text_too_long_for_a_cell_is_cut():
    assert len(read(drawn(["a"], ["x" * 40_000]))["A2"].value) == 32_767


@pytest.mark.parametrize("content", ["{}", "[]", '{"direction": "ltr", "sheets": [{}]}'])
def test_what_is_no_workbook_is_refused_as_a_drawing_is(content):
    with pytest.raises(DrawingError):
        drawing.draw("", content, FileKind.XLSX)


def test_numbers_of_a_table_stay_numbers_and_nothing_stays_empty():
    content = json.dumps({"rows": [["a", "b", "c"], [-0.3, None, "-0.3"]]})
    assert drawing.draw("", content, FileKind.CSV) == "\ufeffa,b,c\r\n-0.3,,'-0.3\r\n".encode()
