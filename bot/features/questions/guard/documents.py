"""Numbers that an authority gave somebody: registers, passports, permits, cases."""
# ruff: noqa: RUF001 - words of other scripts

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.folding import folded_words
from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span
from bot.features.questions.guard.words import NUMBERED, PAPER

NEAR = r"[^\d\n\x00]{0,28}?"
REGISTER = folded_words(
    r"\b(?:gmc|gphc|nmc|gdc|hcpc|psni|gmcn?)\b", "جي ام سي", "جی ام سی", "ان ام سي", "ان ام سی",
    r"\b(?:гмс|джиемсі|джі ем сі|джиэмси|енемсі|нмс)\b", "medical council", "المجلس الطبي",
    "مجلس التمريض", "نظام پزشکی", "медична рада", "медичної ради", "شورای پزشکی",
)  # fmt: skip
REGISTERS: Final = re.compile(
    rf"(?<!\w)\d{{2}}[a-l]\d{{4}}[a-z](?!\w)"  # NMC PIN
    rf"|{REGISTER}{NEAR}(?<!\w)(?P<near>(?:[a-z]{{2}})?\d(?:[ -]?\d){{5,7}})(?!\d|[.,]\d)"
    rf"|{REGISTER}{NEAR}{NUMBERED}{NEAR}(?<!\w)(?P<short>\d(?:[ -]?\d){{3,7}})(?!\d|[.,]\d)"
    rf"|(?<!\w)(?P<first>(?:[a-z]{{2}})?\d{{6,7}})\s(?:is|as|це|هو|-|\()[^\d\n\x00]{{0,20}}?{REGISTER}"
    r"|(?<!\w)(?:AS|BS|CH|CS|DT|HAD|OC|ODP|OR|OT|PA|PH|PO|PYL|RA|SL|SW)\d{5,6}(?!\w)",
    re.IGNORECASE,
)

LETTER = "[a-z\u0430-\u044f\u0454\u0456\u0457]"  # also Cyrillic
CAPITAL = "[A-Z\u0410-\u042f\u0404\u0406\u0407]"
CODE = rf"{LETTER}{{0,4}}[ /-]?\d[a-z\d]{{0,20}}(?:[ /-]?[a-z]{{0,3}}\d[a-z\d]{{0,20}}){{0,8}}"
FEWEST = 6  # digits of a code
YEARS: Final = re.compile(r"(?:(?:19|20|13|14)\d\d\D*)+")
SHARE_CODE = r"(?=[a-z]{0,8}\d)(?=\d{0,8}[a-z])[a-z\d]{3}[ -]?[a-z\d]{3}[ -]?[a-z\d]{3}(?!\w)"
SMALL: Final = re.compile(
    rf"(?<![\w£$€])(?!rs|iu|mu|no|nr|id){LETTER}{{1,2}}\d{{7,9}}(?!\w)|(?<![\w£$€])(?!rs|iu|mu|no|nr|id)"
    rf"{LETTER}{{2}}\d{{6}}(?!\w)",
    re.IGNORECASE,
)
CASED: Final = re.compile(  # as they are printed, in capitals
    r"(?<![\w£$€])(?!(?:RS|IU|MU|EU|UK|BC|AD|OR|TO|IN|OF|BY|NO|US)\b)"
    rf"(?:{CAPITAL}{{1,2}}[X\d]?\d{{6,9}}|{CAPITAL}{{2}}[ -]\d{{6,9}}|[A-Z]{{3,5}}-\d{{6,9}}"
    r"|(?=[A-Z]*\d[A-Z]*\d[A-Z]*\d[A-Z]*\d[A-Z]*\d)(?=\d*[A-Z]\d*[A-Z])[A-Z\d]{10,16}"
    r"|[A-Z]{3}\d{6,10}"
    r"|[A-Z]\d{6,8}/\d"
    r"|[WRS](?=[A-Z\d ]{2,10}\d[A-Z\d ]{0,8}[A-Z])[A-Z\d]{2} [A-Z\d]{3} [A-Z\d]{3}"
    r")(?!\w)"  # share
)
PRINTED: Final = re.compile(
    r"(?<![\d-])(?!(?:(?:19|20|13|14)\d\d[ -]){3})\d{4}([ -])\d{4}\1\d{4}\1\d{4}"  # UAN, cards
    r"(?![\d-])"
    r"|(?<!\w)(?:gwf|arc|uan|ihs|nass|asf|ho)[ :/#-]{0,3}\d{5,}(?:[/-]\d+)*"
    r"|(?<!\w)(?:pa|hu|ea|dc|ia|aa|da|rp)/\d{4,5}/\d{4}(?!\d)"  # tribunals
    r"|(?<![\d/])\d{2}/\d{2}/\d{5}(?:/\d{1,4})?(?!/?\d)",  # asylum support
    re.IGNORECASE,
)
SAID: Final = re.compile(rf"{PAPER}{NEAR}(?<!\w)(?P<code>{CODE})(?!\w)", re.IGNORECASE)
SHARING: Final = folded_words(
    "shar(?:e|ing) ?code", "شير ?كود", "شیر ?کد", "كود المشاركة", "رمز المشاركة", "کد اشتراک",
    "код для", "шер ?код", "код доступу",
)  # fmt: skip
SHARED: Final = re.compile(rf"{SHARING}{NEAR}(?<!\w)(?P<code>{SHARE_CODE})", re.IGNORECASE)


def registers(text: str) -> Iterator[Span]:
    """Yield numbers by which a public register finds a professional."""
    for found in REGISTERS.finditer(text):
        yield Span(Kind.REGISTER, *found.span(found.lastgroup or 0))


def numbers(text: str) -> Iterator[Span]:
    """Yield numbers of passports, permits and cases: by their form, or by the word before them."""
    for pattern in (PRINTED, CASED, SMALL):
        for found in pattern.finditer(text):
            yield Span(Kind.DOCUMENT, *found.span())
    for pattern in (SHARED, SAID):
        for found in pattern.finditer(text):
            code = found["code"]
            enough = pattern is SHARED or sum(map(str.isdigit, code)) >= FEWEST
            if enough and not YEARS.fullmatch(code):
                yield Span(Kind.DOCUMENT, *found.span("code"))
