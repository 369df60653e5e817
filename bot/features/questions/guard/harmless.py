"""What looks like a number of somebody and is none: dates, times, years, prices."""

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.spans import Span
from bot.features.questions.guard.words import UNITS

DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20|13|14)\d\d"  # also of the Persian and the Islamic calendar
DATE: Final = (
    rf"(?:{DAY}\s?[./-]\s?{MONTH}\s?[./-]\s?(?:{YEAR}|\d\d)|{MONTH}[./-]{DAY}[./-]{YEAR}"
    rf"|{YEAR}\s?[./-]\s?{MONTH}\s?[./-]\s?{DAY})(?![./-]?\d)"
)
TIME = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
AMOUNT = r"\d+(?:[, .]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
CURRENCY = r"(?:[£$€₴﷼]|\b(?:gbp|usd|eur|uah|irr|rs|pkr|iu|mu)\b)"
CALM = re.compile(
    rf"(?<![\d./+-]){DATE}"
    rf"|(?<![\d+]){YEAR}\s?[-/]\s?(?:{YEAR}|\d\d)(?!\d)"  # years from and to
    rf"|(?<![\d.]){TIME}\s*(?:-|to|до|الى|تا)\s*{TIME}(?!\d)"
    rf"|{CURRENCY}\s?{AMOUNT}"
    rf"|(?<![\d+.])(?!0\d){AMOUNT}\s?{UNITS}",
    re.IGNORECASE,
)


def calm(text: str) -> Iterator[Span]:
    for found in CALM.finditer(text):
        yield Span(None, *found.span())
