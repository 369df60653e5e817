"""Calendar entries, read back by the library that other programs read them with."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.documents import DrawingError, drawing
from bot.message import FileKind

START = dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC)  # half an hour after UK clocks change


def filled(**changes: Any) -> dict[str, Any]:
    start = int(START.timestamp())
    given = {"uid": "5f3a@call", "sequence": 3, "stamp": start - 86_400, "start": start}
    return {**given, "end": start + 1800, "title": "Call", "cancelled": False, **changes}


def read(**changes: Any) -> Any:
    made = drawing.draw("", json.dumps(filled(**changes)), FileKind.ICS)
    (event,) = Calendar.from_ical(made).events
    return event


def test_an_entry_says_when_in_utc_and_which_change_of_which_entry_it_is() -> None:
    event = read()
    assert event.start == START
    assert event.end - event.start == dt.timedelta(minutes=30)
    assert (event["uid"], event["sequence"]) == ("5f3a@call", 3)
    assert event["dtstart"].to_ical() == b"20270328T013000Z"
    assert event["status"] == "CONFIRMED"


def test_an_entry_that_is_off_says_so() -> None:
    assert read(cancelled=True)["status"] == "CANCELLED"


def test_the_same_content_gives_the_same_bytes() -> None:
    made = [drawing.draw("", json.dumps(filled()), FileKind.ICS) for _ in range(2)]
    assert made[0] == made[1]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_no_title_breaks_out_of_its_line(title: str) -> None:
    assert read(title=title)["summary"] == title


def test_lines_end_as_calendars_want_and_none_is_too_long() -> None:
    made = drawing.draw("", json.dumps(filled(title="مكالمة " * 40)), FileKind.ICS)
    lines = made.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


@pytest.mark.parametrize("content", ["{}", "[]", json.dumps(filled(start="soon"))])
def test_what_is_no_entry_is_refused_as_a_drawing_is(content: str) -> None:
    with pytest.raises(DrawingError):
        drawing.draw("", content, FileKind.ICS)
