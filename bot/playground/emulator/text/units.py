"""UTF-16 code units: what Telegram counts lengths and offsets in."""

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BLANK = "\u2800\ufffc"


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, start: int, end: int) -> str:
    """Cut by UTF-16 offsets; half of a pair stays a lone surrogate."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")


def is_blank(text: str) -> bool:
    """Tell whether nobody could see anything of a text."""
    return all(char in _BLANK or unicodedata.category(char) in _INVISIBLE for char in text)
