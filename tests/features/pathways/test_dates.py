"""Dates as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.pathways.domain import BadDateError, Fault, read_day
from bot.features.pathways.domain.months import months

TODAY = dt.date(2026, 11, 21)
MARCH = dt.date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-03-14", "en"),
        ("2026/3/14", "en"),
        ("14.03.2026", "en"),
        (" 14/3/2026 ", "en"),
        ("14 - 3 - 2026", "en"),
        ("14 March 2026", "en"),
        ("14 mar. 2026", "en"),
        ("14th March, 2026", "en"),
        ("March 14, 2026", "en"),
        ("14 March 2026", "ar"),
        ("١٤/٣/٢٠٢٦", "ar"),
        ("\u200f14\u200f/3/2026", "ar"),
        ("١٤ مارس ٢٠٢٦", "ar"),
        ("14 آذار 2026", "ar"),
        ("۱۴.۰۳.۲۰۲۶", "fa"),
        ("۱۴ مارس ۲۰۲۶", "fa"),
        ("۱۴ مارچ ۲۰۲۶", "fa"),
        ("14 березня 2026", "uk"),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, language: str) -> None:
    assert read_day(text, months(language), TODAY) == MARCH


def test_a_month_of_two_words_is_read() -> None:
    written = "14 كانون الثاني 2026"

    assert read_day(written, months("ar"), TODAY) == dt.date(2026, 1, 14)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.UNREADABLE),
        ("last spring", Fault.UNREADABLE),
        ("14 Foober 2026", Fault.UNREADABLE),
        ("14.03.26", Fault.UNREADABLE),
        ("14032026", Fault.UNREADABLE),
        ("14.03.2026" + " " * 50 + "!", Fault.UNREADABLE),
        ("." * 4000, Fault.UNREADABLE),
        ("²².³.2026", Fault.UNREADABLE),
        ("31.02.2026", Fault.NO_SUCH_DAY),
        ("3/14/2026", Fault.NO_SUCH_DAY),
        ("0000-01-01", Fault.NO_SUCH_DAY),
        ("22.11.2026", Fault.FUTURE),
        ("14.03.2206", Fault.FUTURE),
        ("31.12.1979", Fault.TOO_EARLY),
        ("۲۳/۱۲/۱۴۰۴", Fault.TOO_EARLY),
    ],
)
def test_what_is_no_date_of_a_result_says_why(text: str, fault: Fault) -> None:
    with pytest.raises(BadDateError) as error:
        read_day(text, months("fa"), TODAY)

    assert error.value.fault is fault


def test_today_is_not_the_future() -> None:
    assert read_day("21.11.2026", months("en"), TODAY) == TODAY


@given(
    st.dates(dt.date(1980, 1, 1), TODAY),
    st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"]),
)
def test_every_day_can_be_written_in_any_digits(day: dt.date, digits: str) -> None:
    table = str.maketrans("0123456789", digits)

    for written in (f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day.day}/{day.month}/{day.year}"):
        assert read_day(written.translate(table), months("en"), TODAY) == day


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_says_why_not(text: str) -> None:
    try:
        day = read_day(text, months("en"), TODAY)
    except BadDateError:
        return
    assert dt.date(1980, 1, 1) <= day <= TODAY
