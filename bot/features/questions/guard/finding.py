"""Find identifiers in what somebody wrote, in any script's digits."""

import unicodedata
from typing import Final

from bot.features.questions.guard import addresses, documents, harmless, personal, phones
from bot.features.questions.guard.folding import Folded, fold
from bot.features.questions.guard.kinds import Finding
from bot.features.questions.guard.spans import HIDDEN, Rule, Span

RULES: Final[tuple[Rule, ...]] = (
    addresses.coordinates,
    addresses.mails,
    addresses.links,
    addresses.handles,
    personal.births,
    personal.insurance,
    harmless.calm,
    documents.registers,
    documents.numbers,
    personal.nhs,
    personal.postcodes,
    phones.phones,
    personal.long_numbers,
)
"""In order: what an earlier rule found, a later one does not see."""

ROUNDS: Final = 8  # what was found next to something hidden shows only then


def find(text: str) -> tuple[Finding, ...]:
    """Return the identifiers in a text, in order; they never overlap. Never raises."""
    folded = fold(text)
    left, found = folded.text, set[Finding]()
    for _ in range(ROUNDS):
        left, more = _round(left, folded, text)
        if not more:
            break
        found |= more
    return tuple(sorted(found, key=lambda one: one.start))


def _round(left: str, folded: Folded, original: str) -> tuple[str, set[Finding]]:
    """Apply each rule once; return what is left to read, and what was found."""
    seen, found = left, set[Finding]()
    for rule in RULES:
        for span in list(rule(seen)):
            blank = HIDDEN * (span.end - span.start)
            seen = seen[: span.start] + blank + seen[span.end :]
            if span.kind:
                left = left[: span.start] + blank + left[span.end :]
                found.add(_finding(span, folded, original))
    return left, found


def _finding(span: Span, folded: Folded, original: str) -> Finding:
    """Return where it stands in the original, with the accents and keycaps of its last letter."""
    assert span.kind
    start, end = folded.places[span.start], folded.places[span.end - 1] + 1
    while end < len(original) and unicodedata.category(original[end]) in ("Mn", "Me"):
        end += 1
    return Finding(span.kind, start, end)
