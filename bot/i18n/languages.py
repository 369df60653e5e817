"""The languages a reader may choose, each under its own name in its own script."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale

Direction = Literal["ltr", "rtl"]
SOURCE = "en"

OWN_NAMES = {  # where Babel's name is longer or less usual than the one people use for themselves
    "fa_AF": "دری",
    "ckb": "کوردیی سۆرانی",
    "so": "Soomaali",
}


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is the name of a folder under locales/, such as "ar" or "fa_AF"."""

    code: str
    own_name: str
    direction: Direction


@cache
def language(code: str) -> Language:
    """Raise ValueError or babel.UnknownLocaleError for a folder that names no language."""
    locale = Locale.parse(code)
    own_name = OWN_NAMES.get(code) or str(locale.get_display_name())
    direction: Direction = "rtl" if locale.text_direction == "rtl" else "ltr"
    return Language(code, own_name[:1].upper() + own_name[1:], direction)


def format_locale(code: str) -> str:
    """Dates and numbers in English are British here."""
    return "en_GB" if code == SOURCE else code
