"""Dates, numbers and amounts as a language writes them, always with Western digits.

Exam dates and fees must look here as they do on the pages of the GMC or the NHS.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from bot.i18n.html import BIDI_CONTROLS

BRITISH = "en_GB"
ZONE_NAMES = {"Europe/Kyiv": "Europe/Kiev", "Asia/Kolkata": "Asia/Calcutta"}  # as CLDR keeps them
PRIVATE_USE = 0xE000


def long_date(day: date, locale: str) -> str:
    return format_date(day, "long", locale)


def short_day(day: date, locale: str) -> str:
    return format_skeleton("MMMEd", day, locale=locale).translate(BIDI_CONTROLS)


def short_day_and_time(moment: datetime, locale: str) -> str:
    pattern = str(Locale.parse(locale).datetime_formats["medium"])  # each script has its own comma
    day = short_day(moment.date(), locale)
    return pattern.format(clock_time(moment), day).translate(BIDI_CONTROLS)


def weekday(day: int, locale: str) -> str:
    """Name a day of the week; 0 is Monday."""
    return str(Locale.parse(locale).days["stand-alone"]["wide"][day]).translate(BIDI_CONTROLS)


def weekday_and_time(moment: datetime, locale: str) -> str:
    pattern = Locale.parse(locale).datetime_formats["medium"]  # each script has its own comma
    day = format_date(moment.date(), "full", locale)
    return str(pattern).format(clock_time(moment), day).translate(BIDI_CONTROLS)


def city(zone: str, locale: str) -> str:
    """Name the city after which a time zone is called."""
    known = Locale.parse(locale).time_zones.get(ZONE_NAMES.get(zone, zone), {})
    return str(known.get("city") or zone.rpartition("/")[2].replace("_", " ")).translate(
        BIDI_CONTROLS
    )


def clock_time(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def number(n: float | Decimal, locale: str) -> str:
    return format_decimal(n, locale=locale, numbering_system="latn")


def money(amount: Decimal, currency: str) -> str:
    """Write an amount as British pages do, in every language; pence only where there are some."""
    whole = amount == amount.to_integral_value()
    pattern = "¤#,##0" if whole else "¤#,##0.00"
    return format_currency(amount, currency, pattern, locale=BRITISH, currency_digits=False)


def joined(items: Sequence[str], locale: str) -> str:
    """Write "A, B and C". Items keep their isolates; Babel's own marks are left to `arrange`."""
    stand_ins = [chr(PRIVATE_USE + n) for n in range(len(items))]
    pattern = format_list(stand_ins, locale=locale).translate(BIDI_CONTROLS)
    return pattern.translate(dict(zip(map(ord, stand_ins), items, strict=True)))
