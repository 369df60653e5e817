"""Find identifiers in what somebody wrote, in any script's digits and in words."""

import re
import unicodedata
from typing import Final

from bot.features.questions.guard import (
    accounts,
    addresses,
    documents,
    harmless,
    homes,
    names,
    personal,
    phones,
)
from bot.features.questions.guard.folding import HIDDEN, Folded, fold
from bot.features.questions.guard.kinds import MARKS, Finding, Kind
from bot.features.questions.guard.signs import unsaid
from bot.features.questions.guard.spans import Rule, Span
from bot.features.questions.guard.spoken import FEWEST, unspoken

RULES: Final[tuple[Rule, ...]] = (
    addresses.coordinates,
    addresses.mails,
    names.handles,
    addresses.links,
    personal.births,
    personal.insurance,
    homes.homes,
    harmless.calm,
    documents.registers,
    accounts.accounts,
    documents.numbers,
    personal.nhs,
    personal.postcodes,
    phones.phones,
    personal.long_numbers,
)
"""In order: what an earlier rule found, a later one does not see."""

SHOWN: Final = re.compile(rf"[+\d](?:[^{HIDDEN}]*\d)?")

ROUNDS: Final = 8  # what was found next to something hidden shows only then


def find(text: str) -> tuple[Finding, ...]:
    """Return the identifiers in a text, in order; they never overlap. Never raises."""
    left, found = text, set[Finding]()
    for _ in range(ROUNDS):
        more = _round(left)
        if not more:
            break
        found |= more
        for one in more:
            left = _covered(left, one)
    return tuple(sorted(found, key=lambda one: one.start))


def _covered(text: str, one: Finding) -> str:
    """Return the text, as long as before, with marks in place of what was found."""
    return text[: one.start] + MARKS[one.kind] * (one.end - one.start) + text[one.end :]


def _round(text: str) -> set[Finding]:
    """Apply each rule once; return what was found."""
    folded, spoken = unspoken(unsaid(fold(text)))
    seen, found = folded.text, set[Finding]()
    for rule in RULES:
        for span in [_whole(one, folded) for one in rule(seen)]:
            if HIDDEN in seen[span.start : span.end]:
                continue  # the same rule found a part of it
            seen = seen[: span.start] + HIDDEN * (span.end - span.start) + seen[span.end :]
            if span.kind:
                found.add(Finding(span.kind, *_in_original(span, folded, text)))
    for start, end in spoken:
        for piece in SHOWN.finditer(seen, start, end):
            if sum(map(str.isdigit, piece[0])) >= FEWEST:  # whoever spells it out means somebody
                whole = _whole(Span(Kind.NUMBER, *piece.span()), folded)
                found.add(Finding(Kind.NUMBER, *_in_original(whole, folded, text)))
    return found


def _whole(span: Span, folded: Folded) -> Span:
    """Return the span with all that its first and last characters were unfolded to."""
    places, (kind, start, end) = folded.places, span
    while start > 0 and places[start - 1] == places[start]:
        start -= 1
    while end < len(places) and places[end] == places[end - 1]:
        end += 1
    return Span(kind, start, end)


def _in_original(span: Span, folded: Folded, original: str) -> tuple[int, int]:
    """Return where it stands in the original, with the accents and keycaps of its last letter."""
    start, end = folded.placed(span.start, span.end)
    while end < len(original) and unicodedata.category(original[end]) in ("Mn", "Me"):
        end += 1
    return start, end
