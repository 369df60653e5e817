"""Names of months, as people type them: in English and in their own language."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel.dates import get_month_names

ALSO: Final[Mapping[str, tuple[str, ...]]] = {"ar": ("ar_SY",), "fa": ("fa_AF",)}
"""Where one language has two sets of names: Syria and Iraq, Afghanistan."""


@cache
def months(language: str) -> Mapping[str, int]:
    """Return the number of each month by its names, in lower case."""
    return {
        name.lower().rstrip("."): number
        for locale in ("en", language, *ALSO.get(language, ()))
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
