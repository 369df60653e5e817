"""Addresses of homes: a street with the number of a house, a flat."""
# ruff: noqa: RUF001 - words of other scripts

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.folding import folded_words
from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span

STREET: Final = folded_words(
    "street", r"str?(?! ?(?:elev|depr|seg|chang|t\b|-))", "road", "rd", "avenue", "ave", "lane",
    "crescent", "cres", "terrace", "gardens", "grove", "mews", "стріт", "роуд",
)  # fmt: skip
"""Stands behind its name and is hardly anything else."""
NAMED_STREET: Final = "(?:Close|Drive|Way|Court|Place|Square|Hill|Park|Walk|Row|Rise|View|Green)"
"""Words that mean other things too, unless they have a capital."""
STREET_FIRST: Final = folded_words(
    r"вул(?:\.|иця|иці)?", r"просп(?:\.|ект)?", "пров(?:\\.|улок)?", "شارع", "حارة", "خیابان",
    "خیابون", "کوچه", "کوچهٔ", "جاده", "سرک", "بلوار",
)  # fmt: skip
HOUSE: Final = folded_words(
    "no", "number", "house", "#", "буд", "будинок", "дім", "رقم", "بيت", "منزل", "بناية", "عمارة",
    "پلاک", "شماره", "خانه", "نمبر", "ساختمان",
)  # fmt: skip
FLAT: Final = folded_words(
    "flat", "apartment", "apt", "floor", "кв", "квартира", "поверх", "شقة", "الشقة", "طابق",
    "الطابق", "الدور", "واحد", "طبقه", "آپارتمان", "منزل",
)  # fmt: skip
ROOM: Final = folded_words("room", r"кімн\w*", "غرفة", "اتاق", "اطاق")
"""Somebody's home only where the words before say so."""
NUMBER = r"\d{1,4}[a-z\u0430-\u0433]?(?![\w.:/%])"
SMALL = (
    "(?:minutes?|mins?|miles?|km|patients?|from|the|on|in|of|to|an?|years?|days?|weeks?|months?"
    "|hours?|beds?|and|or|for|with|at|times?|people|than|this|that|is|was|my|our)"
)
NAME = rf"(?:(?!{SMALL}\b)[^\W\d][\w'-]{{1,30}}\s)"
TAIL = rf"(?:[\s,.-]{{1,3}}{FLAT}\W{{1,3}}\w{{1,8}}){{0,3}}"
HEAD = rf"(?:{FLAT}\W{{1,2}}\d{{1,4}}[a-z]?[\s,]{{1,3}})?"
NOT_FAR = r"(?!\s?(?:min|хв|км|km|m\b|دق|كم|متر|year|month|week|day|hour|time|people|patient))"
TOWER: Final = folded_words(
    "block", "building", "house", "будинок", "буд", "дім", "بيت", "البيت", "خانه", "блок",
    "під'їзд", "під’їзд", "بلوك", "بلوک", "عمارة", "بناية", "ساختمان", "پلاک", "floor", "поверх",
    "الطابق", "طابق", "الدور", "طبقه",
)  # fmt: skip
APARTMENT: Final = folded_words(
    "flat", "apartment", "apt", "кв", "квартира", "شقة", "الشقة", "آپارتمان", "واحد",
)  # fmt: skip
HOTEL: Final = folded_words(
    "hotel", "hostel", r"готел\w*", r"хостел\w*", "فندق", "الفندق", "الهوستل", "هوستل", "هتل",
    "خوابگاه",
)  # fmt: skip
HOME: Final = re.compile(
    rf"(?<!\w){HEAD}(?<![\w.,:/£$€+-]){NUMBER}[\s,]{{1,2}}{NAME}{{1,2}}{STREET}\b\.?{TAIL}"
    rf"|(?<!\w){STREET_FIRST}(?:\s(?!{HOUSE}\b)[^\s\d\x00]{{1,30}}){{1,3}}[\s,]{{1,3}}"
    rf"(?:{HOUSE}\W{{1,3}})?{NUMBER}{NOT_FAR}{TAIL}"
    rf"|(?<!\w){STREET_FIRST}\s?\d{{1,3}}\W{{1,3}}{HOUSE}\W{{1,3}}{NUMBER}{TAIL}"
    rf"|(?<!\w){NAME}{{1,2}}(?:street|road|avenue|lane|terrace|crescent)\s(?:no\.?\s|number\s)?"
    rf"{NUMBER}{NOT_FAR}{TAIL}"
    rf"|(?<!\w){APARTMENT}\W{{1,3}}\d{{1,4}}[a-z]?[\s,]{{1,3}}{TOWER}\W{{1,3}}\w{{1,8}}"
    rf"|(?<!\w){TOWER}\W{{1,3}}\w{{1,4}}[\s,]{{1,3}}{APARTMENT}\W{{1,3}}\d{{1,4}}"
    rf"|(?<!\w){HOTEL}[^\d\n\x00]{{0,24}}{ROOM}\W{{1,3}}\d{{1,4}}",
    re.IGNORECASE,
)
CAPITAL: Final = re.compile(
    rf"(?<![\w.,:/£$€+-])\d{{1,4}}[A-Za-z]? (?:[A-Z][\w'-]{{1,30}} ){{1,2}}{NAMED_STREET}\b"
)
LIVING: Final = folded_words(
    "my address", "i live", "we live", "living", "come to", r"мешка\w+", r"жив[уе]м?о?", "адреса",
    r"عنوان\w*", r"ساكن\w*", r"آدرس\w*", "زندگی", r"عايش\w*",
)  # fmt: skip
FLAT_SAID: Final = re.compile(
    rf"(?<!\w){LIVING}[^\d\n\x00]{{0,40}}?(?P<flat>\b(?:{FLAT}|{ROOM})\W{{1,3}}{NUMBER})",
    re.IGNORECASE,
)


def homes(text: str) -> Iterator[Span]:
    """Yield streets with a number; a street alone, or a town, is nobody's home."""
    for pattern in (HOME, CAPITAL):
        for found in pattern.finditer(text):
            yield Span(Kind.ADDRESS, *found.span())
    for found in FLAT_SAID.finditer(text):
        yield Span(Kind.ADDRESS, *found.span("flat"))
