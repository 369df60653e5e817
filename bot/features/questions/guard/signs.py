"""Signs that somebody wrote in words, or letters for digits, read as what they stand for."""
# ruff: noqa: RUF001 - words of other scripts

import re
from collections.abc import Callable, Iterator
from typing import Final

from bot.features.questions.guard.folding import Change, Folded, folded_words, rewritten
from bot.features.questions.guard.words import PROVIDER, SAID_AT, SAID_COM, SAID_DOT

LOW_LINE: Final = folded_words(
    "under ?scores?", "under ?line", "low line", "شرطة سفلية", "شرطه تحت", "اندر ?سكور",
    "أندر ?لاين", "آندر ?لاین", "آندر ?اسکور", "خط زیر", "زیر ?خط", "нижнє підкреслення",
    "підкреслення", "нижнее подчеркивание", "подчеркивание", "андерскор",
)  # fmt: skip
SLASH: Final = folded_words(
    "(?:forward )?slash", "слеш", "слэш", "سلاش", "اسلش", "شرطة مائلة", "ممیز",
)  # fmt: skip
ENDING: Final = folded_words(
    "com", "org", "net", "uk", "co", "ac", "edu", "ua", "ir", "sy", "ru", "me", "gov", "nhs",
    "info", "ly", "gl", "io", "app", "eg", "iq", "sd", "af", "tr", "de",
)  # fmt: skip
OUR_HOST: Final = re.compile(
    folded_words("t", "wa", "تي", "تی", "ت", "т", "ти", "ва", "وا")
    + rf"\s{SAID_DOT}\s"
    + folded_words("me", "مي", "می", "мі", "ми", "ме"),
    re.IGNORECASE,
)
"""The hosts of Telegram and WhatsApp, letter by letter."""
WORDS = r"[\w-]{1,63}"
AT: Final = re.compile(
    rf"(?<=\w)\s{SAID_AT}\s(?={PROVIDER}\b|{WORDS}(?:\s?{SAID_DOT}\s?{WORDS}){{0,4}}\s?{SAID_DOT}\s?"
    rf"(?:{ENDING}|{SAID_COM})\b)",
    re.IGNORECASE,
)
DOT: Final = re.compile(
    rf"(?<=\w)(?:\s?[(\[{{]\s?(?:{SAID_DOT}|\.)\s?[)\]}}]\s?|\s{SAID_DOT}\s)(?=\w)", re.IGNORECASE
)
COM: Final = re.compile(rf"(?<=\w\.){SAID_COM}(?!\w)", re.IGNORECASE)
APART: Final = re.compile(r"(?<!\S)[a-z\d](?:[ -][a-z\d]){5,15}(?!\S)", re.IGNORECASE)
LOOKS_LIKE: Final = str.maketrans("oOоОlI|", "0000111")
OLDHAM: Final = re.compile(r"ol\d{1,2}", re.IGNORECASE)
OF_PASSPORT: Final = 6  # digits, at least one more
ALIKE: Final = re.compile(r"(?<![\w|])[\doOоОlI|]{3,15}(?![\w|])")


def _between(pattern: str, sign: str) -> tuple[re.Pattern[str], str]:
    return re.compile(rf"(?<=\w)\s?\b{pattern}\b\s?(?=\w)", re.IGNORECASE), sign


SAID: Final = (
    (OUR_HOST, "t.me"),
    (AT, "@"),
    _between(LOW_LINE, "_"),
    (DOT, "."),
    (COM, "com"),
    _between(SLASH, "/"),
)


def unsaid(folded: Folded) -> Folded:
    """Return the text with the signs of addresses for the words that stand for them."""
    for pattern, sign in SAID:
        folded = rewritten(folded, [(*one.span(), sign) for one in pattern.finditer(folded.text)])
    return _with(_with(folded, APART, _together), ALIKE, _digits)


def _with(folded: Folded, pattern: re.Pattern[str], become: Callable[[str], str]) -> Folded:
    return rewritten(folded, _changes(folded.text, pattern, become))


def _changes(text: str, pattern: re.Pattern[str], become: Callable[[str], str]) -> Iterator[Change]:
    for found in pattern.finditer(text):
        becomes = become(found[0])
        if becomes != found[0]:
            yield *found.span(), becomes


def _together(written: str) -> str:
    """Return a code that stands letter by letter in one piece; counting to ten is none."""
    code = re.sub("[ -]", "", written)
    letters = sum(map(str.isalpha, code))
    return code if letters and len(code) - letters > 1 else written


def _digits(written: str) -> str:
    """Return 07700 for o77oo: letters that look like digits; O1234567 is a passport."""
    digits = sum(map(str.isdigit, written))
    letters = len(written) - digits
    passport = written[0].isalpha() and letters == 1 and digits > OF_PASSPORT
    return written if passport or not _enough(written) else written.translate(LOOKS_LIKE)


def _enough(written: str) -> bool:
    """Tell whether it can be digits: "9oo" and "0l6l" can, OL1 and OL12 (postcodes) cannot."""
    ones, digits = sum(one in "lI|" for one in written), sum(map(str.isdigit, written))
    return digits >= (max(ones, 2) if ones else 1) and not OLDHAM.fullmatch(written)
