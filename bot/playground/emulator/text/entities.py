"""Entities in the shape in which Telegram keeps them: sorted, nested, split where they must be.

Styles (bold and the like) may contain anything and are cut where something else begins or ends;
code contains nothing; links, mentions and code do not overlap; quotes contain the rest.
"""

from itertools import pairwise

from bot.playground.emulator.text.units import utf16_length, utf16_slice
from bot.playground.emulator.wire import Json

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
VERBATIM = frozenset({"code", "pre"})
_MOST = 100
_HIDDEN = frozenset({"text_link", "text_mention", "custom_emoji"})
"""They carry something that is not in the text, so they may cover blanks."""


def settle(text: str, given: list[Json], detected: list[Json]) -> list[Json]:
    """Join what the bot marked with what Telegram found in the text by itself."""
    if not detected and _is_nested(in_order(given)):
        return in_order(given)
    quotes = _apart([entity for entity in given if entity["type"] in QUOTES])
    fixed = [entity for entity in given if entity["type"] not in STYLES | QUOTES]
    fixed = _apart(fixed + detected, keep=len(fixed))
    fixed = [entity for entity in fixed if not any(_cross(entity, quote) for quote in quotes)]
    styles = [entity for entity in given if entity["type"] in STYLES]
    pieces = _split(styles, fixed + quotes)
    return in_order([*quotes, *fixed, *(p for p in pieces if without_blanks(text, p))])


def most(entities: list[Json]) -> list[Json]:
    """Drop what is more than Telegram keeps; styles go first."""
    if len(entities) <= _MOST:
        return entities
    return sorted(entities, key=lambda entity: entity["type"] in STYLES)[:_MOST]


def without_blanks(text: str, entity: Json) -> Json | None:
    """Cut blanks off the beginning; nothing is left of an entity over blanks alone."""
    if entity["type"] in _HIDDEN:
        return entity
    start, end = entity["offset"], _end(entity)
    covered = utf16_slice(text, start, end)
    visible = covered.lstrip(" \n")
    if not visible:
        return None
    blanks = utf16_length(covered) - utf16_length(visible)
    return {**entity, "offset": start + blanks, "length": entity["length"] - blanks}


def in_order(entities: list[Json]) -> list[Json]:
    """Sort as Telegram does: the outer before the inner."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _end(entity: Json) -> int:
    end: int = entity["offset"] + entity["length"]
    return end


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < _end(other) and other["offset"] < _end(one))


def _cross(one: Json, other: Json) -> bool:
    inside = other["offset"] <= one["offset"] and _end(one) <= _end(other)
    return _overlap(one, other) and not inside


def _apart(entities: list[Json], keep: int = 0) -> list[Json]:
    """Drop what overlaps an earlier one; the first `keep` come before the rest."""
    order = in_order(entities[:keep]) + in_order(entities[keep:])
    kept: list[Json] = []
    for entity in order:
        if not any(_overlap(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _is_nested(entities: list[Json]) -> bool:
    """Tell whether every entity lies inside the one before or after it, as it should."""
    open_now: list[Json] = []
    ends: dict[str, int] = {}
    for entity in entities:
        kind = entity["type"]
        open_now = [other for other in open_now if entity["offset"] < _end(other)]
        around = {other["type"] for other in open_now}
        if open_now and _end(entity) > min(_end(other) for other in open_now):
            return False
        if kind in around or around & VERBATIM or (kind in VERBATIM and around - QUOTES):
            return False
        if kind not in STYLES and around - STYLES - QUOTES:
            return False
        if kind in STYLES and ends.get(kind, -1) >= entity["offset"]:
            return False
        ends[kind] = _end(entity)
        open_now.append(entity)
    return True


def _split(styles: list[Json], others: list[Json]) -> list[Json]:
    """Cut styles at the borders of everything else, and out of code."""
    ranges = [(kind, *span) for kind in sorted(STYLES) for span in _union(styles, kind)]
    borders = {border for other in others for border in (other["offset"], _end(other))}
    borders |= {start for _kind, start, _end in ranges}
    code = [other for other in others if other["type"] in VERBATIM]
    pieces: list[Json] = []
    for kind, start, end in ranges:
        cuts = [start, *sorted(b for b in borders if start < b < end), end]
        for left, right in pairwise(cuts):
            piece: Json = {"offset": left, "length": right - left, "type": kind}
            if not any(_overlap(piece, other) for other in code):
                pieces.append(piece)
    return pieces


def _union(styles: list[Json], kind: str) -> list[tuple[int, int]]:
    """Return the spans that one style covers, touching ones joined."""
    spans: list[tuple[int, int]] = []
    for entity in in_order([style for style in styles if style["type"] == kind]):
        if spans and entity["offset"] <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], _end(entity)))
        else:
            spans.append((entity["offset"], _end(entity)))
    return spans
