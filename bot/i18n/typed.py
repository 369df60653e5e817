"""What people type, cleaned before anything else sees it: no controls, no towers of accents."""

import re
import unicodedata

MARKS_PER_LETTER = 4
REPLACEMENT = "\ufffd"
JOINERS = "\u200c\u200d"  # Persian, Kurdish and many emoji need them

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
SHOWN = re.compile("[\u202d\u202e\ud800-\udfff]")  # overrides turn a line round: say one was there
CONTROLS = (
    re.compile(  # general categories Cc and Cf without the joiners and the Arabic number signs
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202c"
        "\u2060-\u206f\ufeff\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
        "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    )
)
JOINER_RUNS = re.compile(f"([{JOINERS}])[{JOINERS}]+")
INVISIBLE = re.compile(
    f"[\\s{JOINERS}{REPLACEMENT}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)


def clean(text: str) -> str:
    """Give what a person meant to write: NFC, trimmed, each line ended by a newline.

    Controls and marks of direction are removed; lone surrogates and overrides of direction become
    U+FFFD; accents beyond four on a letter are dropped. Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = SHOWN.sub(REPLACEMENT, LINE_ENDS.sub("\n", text))
    text = JOINER_RUNS.sub(r"\1", CONTROLS.sub("", text.replace("\t", " ")))
    return _without_towers(unicodedata.normalize("NFC", text)).strip(f" \n\u00a0\u3000{JOINERS}")


def is_blank(text: str) -> bool:
    """Tell whether nothing a reader could see is left of it."""
    return not INVISIBLE.sub("", clean(text))


def western_digits(text: str) -> str:
    """Write every digit of any script as 0-9."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def _without_towers(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
        elif character not in JOINERS:
            marks = 0
        if marks <= MARKS_PER_LETTER:
            kept.append(character)
    return "".join(kept)
