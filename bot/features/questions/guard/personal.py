"""Numbers and dates of a person: NHS, National Insurance, birth, postcode, any long number."""
# ruff: noqa: RUF001 - words of other scripts

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.folding import folded_words
from bot.features.questions.guard.harmless import DATE
from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span
from bot.features.questions.guard.words import BORN, MONTHS, NUMBERED

# NHS number

TEN: Final = re.compile(
    r"(?<![\d.,+-])(?!0)(?:\d{3}([ .*/_\n-]{0,3})\d{3}\1\d{4}|(?<!\d[ -])\d(?:[ -]\d){9})"
    r"(?![ -]?\d|-|[.,]\d)"
)
TEN_DIGITS = r"\d(?:[ .-]{0,3}\d){9}(?!\d)"
GAP = r"[ .*/_\n-]{0,3}"
IN_ROW = rf"\d{{3}}{GAP}\d{{3}}{GAP}\d{{4}}|\d(?:[ -]\d){{9}}|\d{{5}} \d{{5}}"
USUAL = rf"(?<![\d.,+-])(?!0)(?:{IN_ROW})(?!\d)"
NHS: Final = folded_words(
    r"\bnhs\b", "ان اتش اس", "إن إتش إس", "ان اچ اس", "енейчес", "ен ейч ес", r"\bнхс\b",
    "الرقم الصحي", "رقمي الصحي",
)  # fmt: skip
NHS_SAID: Final = re.compile(
    rf"\bnhs\s?{NUMBERED}[^\d\n\x00]{{0,24}}(?P<number>{TEN_DIGITS})"
    rf"|{NUMBERED}[^\d\n\x00]{{0,8}}\bnhs[^\d\n\x00]{{0,16}}(?P<after>{TEN_DIGITS})"
    rf"|{NHS}[^\d\n\x00]{{0,28}}(?P<near>{USUAL})|(?P<ahead>{USUAL})[^\d\n\x00]{{0,16}}{NHS}",
    re.IGNORECASE,
)

# National Insurance number

INSURED: Final = folded_words(
    r"\bn\.?i\.?\b", r"\bnino\b", "national ins", "التأمين الوطني", "ناشونال ا?نشورنس", r"\bнін\b",
    r"страхов\w* номер", r"національн\w* страх", "نشنال اینشورنس", "بیمه ملی",
)  # fmt: skip
INSURANCE: Final = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?!\w)"
    rf"|{INSURED}[^\d\n\x00]{{0,28}}?(?<!\w)"
    r"(?P<said>[a-z]{2}(?:[ -]?\d){6}(?:[ -]?[a-d])?)(?!\w)",
    re.IGNORECASE,
)

# Birth

NTH = r"\d{1,2}(?:st|nd|rd|th)?"
MONTH = rf"{MONTHS}[^\W\d]*"
YEAR_FIRST = (
    rf"(?:19|20|13)\d\d[\s,./-]{{1,3}}(?:{NTH}\s)?{MONTH}(?:[\s,./-]{{1,3}}\d{{1,2}}(?!\d))?"
)
SPELT = rf"(?:{NTH}(?:\sof)?[\s./-]{{1,3}}{MONTH}|{MONTH}\s{NTH})"
SPELT += r"(?:\s\w{5,7})?[\s,./-]{1,3}"  # an Arabic month may have two words
SPELT += r"(?:(?:19|20|13)\d\d|\d\d(?!\d))"
LOOSE = r"\d{1,4}[ ./-]{1,3}\d{1,2}[ ./-]{1,3}\d{1,4}(?!\d)"  # beside such a word, in any order
BIRTH: Final = re.compile(
    rf"{BORN}[^\d\n\x00]{{0,28}}(?P<after>{DATE}|{SPELT}|{YEAR_FIRST}|{LOOSE})"
    rf"|(?<!\d)(?P<before>{DATE}|{SPELT})[^\d\n\x00]{{0,16}}{BORN}",
    re.IGNORECASE,
)

# Postcode

AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E"
    "|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL"
    "|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM"
    "|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
POSTCODE: Final = re.compile(rf"(?<!\w)(?:{AREAS})\d[A-Z\d]?[\s.-]{{0,2}}{INWARD}(?!\w)")
LOWER_POSTCODE: Final = re.compile(
    rf"(?<!\w)(?:{AREAS.lower()})\d[a-z\d]?[\s.-]{{0,2}}(?!1st|2nd|3rd|[04-9]th)"
    r"\d[abd-hjlnp-uw-z]{2}(?!\w)"
)
FIRST_CAPITAL: Final = re.compile(
    r"(?<!\w)[A-Z][a-z]?\d[a-z\d]?\s{0,2}(?!1st|2nd|3rd|[04-9]th)\d[abd-hjlnp-uw-z]{2}(?!\w)"
)
"""In one case throughout, but for the capital that a phone puts first: "M6 5hr" is none."""

# Any

LONG: Final = re.compile(
    r"(?<![\d.,])\d{8,}(?![.,]?\d)"
    rf"|{NUMBERED}[^\d\n\x00]{{0,20}}(?<![\d.,])(?P<said>\d{{7}})(?![.,]?\d)"
    rf"|{NUMBERED}\W{{1,3}}(?P<code>(?=(?:[a-z]{{0,3}}[ /-]?\d){{7}})"
    r"[a-z\d]{1,20}(?:[/-][a-z\d]{1,20}){1,6})(?!\w)",
    re.IGNORECASE,
)
DAY_STAMP: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def nhs(text: str) -> Iterator[Span]:
    """Yield ten digits whose last one proves the others, and ten that are said to be one."""
    for found in NHS_SAID.finditer(text):
        yield Span(Kind.NHS, *found.span(found.lastgroup or 0))
    for found in TEN.finditer(text):
        if _is_nhs_number("".join(filter(str.isdigit, found[0]))):
            yield Span(Kind.NHS, *found.span())


def _is_nhs_number(digits: str) -> bool:
    """Tell whether the check digit holds: weights 10 to 2, modulo 11."""
    total = sum(int(digit) * (10 - n) for n, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])  # 10 is never a digit


def insurance(text: str) -> Iterator[Span]:
    for found in INSURANCE.finditer(text):
        yield Span(Kind.INSURANCE, *found.span(found.lastgroup or 0))


def births(text: str) -> Iterator[Span]:
    """Yield a whole date that is said to be somebody's birth; a year alone names nobody."""
    for found in BIRTH.finditer(text):
        yield Span(Kind.BIRTH, *found.span(found.lastgroup or 0))


def postcodes(text: str) -> Iterator[Span]:
    """Yield whole postcodes; half of one (CB4) is a region and harmless."""
    for pattern in (POSTCODE, LOWER_POSTCODE):
        for found in pattern.finditer(text):
            yield Span(Kind.POSTCODE, *found.span())
    for found in FIRST_CAPITAL.finditer(text):
        if POSTCODE.fullmatch(found[0].upper()):
            yield Span(Kind.POSTCODE, *found.span())


def long_numbers(text: str) -> Iterator[Span]:
    """Yield what no other rule knows: accounts, numbers of letters."""
    for found in LONG.finditer(text):
        if not DAY_STAMP.fullmatch(found[0]):
            yield Span(Kind.NUMBER, *found.span(found.lastgroup or 0))
