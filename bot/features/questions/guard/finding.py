"""Find identifiers in what somebody wrote, in any script's digits."""

import unicodedata
from typing import Final

from bot.features.questions.guard import addresses, documents, harmless, personal, phones
from bot.features.questions.guard.folding import HIDDEN, Folded, fold
from bot.features.questions.guard.kinds import Finding
from bot.features.questions.guard.spans import Rule, Span

RULES: Final[tuple[Rule, ...]] = (
    addresses.coordinates,
    addresses.mails,
    addresses.handles,
    addresses.links,
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
        for span in [_whole(one, folded) for one in rule(seen)]:
            if HIDDEN in seen[span.start : span.end]:
                continue  # the same rule found a part of it
            seen = _without(seen, span)
            if span.kind:
                left = _without(left, span)
                found.add(Finding(span.kind, *_in_original(span, folded, original)))
    return left, found


def _whole(span: Span, folded: Folded) -> Span:
    """Return the span with all that its first and last characters were unfolded to."""
    places, (kind, start, end) = folded.places, span
    while start > 0 and places[start - 1] == places[start]:
        start -= 1
    while end < len(places) and places[end] == places[end - 1]:
        end += 1
    return Span(kind, start, end)


def _without(text: str, span: Span) -> str:
    return text[: span.start] + HIDDEN * (span.end - span.start) + text[span.end :]


def _in_original(span: Span, folded: Folded, original: str) -> tuple[int, int]:
    """Return where it stands in the original, with the accents and keycaps of its last letter."""
    start, end = folded.places[span.start], folded.places[span.end - 1] + 1
    while end < len(original) and unicodedata.category(original[end]) in ("Mn", "Me"):
        end += 1
    return start, end
