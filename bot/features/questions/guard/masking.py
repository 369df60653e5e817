"""Hide what was found: a mark in the stored text, a word in each reader's language."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.features.questions.guard.kinds import MARKS, Finding, label
from bot.i18n import Translator

KINDS: Final = {mark: kind for kind, mark in MARKS.items()}
ANY_MARK: Final = re.compile(f"[{''.join(KINDS)}]")
TYPED_MARK: Final = re.compile("[\ue3a0-\ue3bf]")  # ours, and those of ready replies


def masked(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with a mark in place of each finding, and all else unchanged."""
    for one in sorted(findings, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + MARKS[one.kind] + text[one.end :]
    return text


def worded(t: Translator, text: str) -> str:
    """Return a masked text as somebody reads it: "Call me on [phone number]"."""
    return ANY_MARK.sub(lambda mark: f"[{label(t, KINDS[mark[0]])}]", text)


def without_marks(text: str) -> str:
    """Return what somebody typed without characters that we would take for our marks."""
    return TYPED_MARK.sub("", text)


def within(findings: Sequence[Finding], start: int, end: int) -> list[Finding]:
    """Return the findings as they lie in `text[start:end]`, cut at its borders."""
    return [
        Finding(one.kind, max(one.start, start) - start, min(one.end, end) - start)
        for one in findings
        if one.start < end and one.end > start
    ]
