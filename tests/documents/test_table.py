"""Tables: what a spreadsheet opens stays text."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import DrawingError
from bot.documents.drawing import draw
from bot.documents.table import FORMULA, harmless
from bot.message import FileKind


def read(rows: list[list[str]]) -> list[list[str]]:
    drawn = draw("", json.dumps({"rows": rows}), FileKind.CSV)
    return list(csv.reader(drawn.decode("utf-8-sig").splitlines(keepends=True)))


def test_cells_come_back_as_they_were_in_every_script():
    rows = [["Time", "What"], ["23:00", 'He said "no", twice'], ["ماذا", "two\nlines"]]
    assert read(rows) == rows


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =HYPERLINK(1)"])
def test_no_cell_is_a_formula(cell):
    assert read([[cell]]) == [[f"'{cell}"]]


@given(st.text())
def test_whatever_is_written_does_not_begin_like_a_formula(cell):
    assert not harmless(cell).startswith(FORMULA)
    assert harmless(cell).endswith(cell)


@pytest.mark.parametrize("content", ["{}", "[]", '{"rows": 1}', "no JSON"])
def test_what_is_no_table_is_refused(content):
    with pytest.raises(DrawingError):
        draw("", content, FileKind.CSV)
