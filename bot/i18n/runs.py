"""What belongs together from left to right: "PLAB 1", "£934", "OET (Medicine)", a link, a phone."""

import re

VALUE = "\ufffc"  # stands for each character of an isolate with left-to-right text, put by html()
BARRIER = "\u2028"  # stands for each character of any other isolate: nothing joins across it

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_CORE = rf"(?:(?:(?![{_RTL}])[^\W_]|{VALUE})[\u0300-\u036f]*)+"
_INSIDE = r"[-\u2013\u2014/.:,@&+'\u2019_#%=?~*$]{1,3}"
_WORD = rf"[#@+£$€~≈≥≤<>/\u2212-]?{_CORE}(?:{_INSIDE}{_CORE})*(?:://|[%°+/#])?"
_JOINT = r"(?:[ \u00a0\u202f]| [&+\u2013-] )"
_WORDS = rf"{_WORD}(?:{_JOINT}{_WORD})*"

RUN = re.compile(rf"{_WORDS}(?:{_JOINT}?\({_WORDS}\)(?:{_JOINT}{_WORDS})?)*")
"""Words with signs inside them ("1,000", "a@b.uk"), joined by single spaces, with "(…)" between."""

RTL_LETTER = re.compile(f"[{_RTL}]")
_SENTENCE_END = re.compile("[.!?\u2026]*")


def sentence_end(text: str, place: int) -> int:
    """Give the place after the full stop, if one follows."""
    end = _SENTENCE_END.match(text, place)
    return end.end() if end else place
