"""A figure reads as people say it, and what is not exact says so."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.content.figure_text import figure_text
from bot.content.figures import Figure
from bot.i18n.catalogs import Catalogs

FIGURES: TypeAdapter[Figure] = TypeAdapter(Figure)
ENGLISH = Catalogs(Path("none"), ("en",)).translator("en")


def figure(**fields: Any) -> Figure:
    common = {
        "id": "one", "about": "One", "sources": ["page"], "confidence": "high",
        "checked": "2026-11-21", "review_by": "2027-04-01",
    }  # fmt: skip
    return FIGURES.validate_json(json.dumps({**common, **fields}))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"kind": "money", "currency": "GBP", "value": 1036, "exact": True}, "£1,036"),
        ({"kind": "money", "currency": "GBP", "value": 240.5, "exact": False}, "about £240.50"),
        ({"kind": "money", "currency": "GBP", "low": 240, "high": 260, "exact": False},
         "about £240 to £260"),
        ({"kind": "duration", "unit": "year", "value": 2, "exact": True}, "2 years"),
        ({"kind": "duration", "unit": "year", "low": 2, "high": 3, "exact": False},
         "about 2 to 3 years"),
        ({"kind": "duration", "unit": "week", "value": 1, "exact": True}, "1 week"),
        ({"kind": "percent", "value": 84, "exact": True}, "84%"),
        ({"kind": "count", "value": 7.5, "exact": True}, "7.5"),
    ],
)  # fmt: skip
def test_a_figure_reads_as_people_say_it(fields: dict[str, Any], text: str) -> None:
    assert figure_text(ENGLISH, figure(**fields)) == text


def test_a_date_is_written_out() -> None:
    day = figure(kind="date", value="2026-12-13")

    assert figure_text(ENGLISH, day) == ENGLISH.date(dt.date(2026, 12, 13))
