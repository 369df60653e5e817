"""A text with its formatting, as a bot sends it and as Telegram keeps it."""

import re
from typing import Any

from bot.playground.emulator.errors import ApiError, bad_request
from bot.playground.emulator.text.detect import detect
from bot.playground.emulator.text.entities import most, settle, without_blanks
from bot.playground.emulator.text.given import FindUser, given_entities
from bot.playground.emulator.text.html import parse_html
from bot.playground.emulator.text.tags import MarkupError
from bot.playground.emulator.text.units import utf16_length, utf16_slice
from bot.playground.emulator.wire import Json

# Telegram drops line and paragraph separators, bidi embeddings and overrides, and three vertical
# combining marks from what bots send; other control characters become spaces.
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")


def read_formatted(
    text: str, parse_mode: str, entities: Any, find_user: FindUser
) -> tuple[str, list[Json]]:
    """Return the text a message will show and its entities; the text may come out empty.

    Raises ApiError for markup that Telegram would not parse.
    """
    mode = parse_mode.lower()
    if mode in {"markdown", "markdownv2"}:
        raise ApiError(501, f"Not Implemented: the emulator reads HTML, not {parse_mode}")
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        try:
            text, found = parse_html(text, find_user)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error.describe(text)}") from None
    else:
        found = given_entities(text, entities, find_user)
    return _fix(text, found)


def _fix(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Clean and trim the text, moving the entities along, and add what Telegram finds itself."""
    text, entities = _drop(_CONTROL.sub(" ", text), entities)
    entities = [kept for entity in entities if (kept := without_blanks(text, entity))]
    trimmed = text.rstrip(" \n")
    first_entity = min((entity["offset"] for entity in entities), default=len(trimmed))
    gap = len(trimmed[:first_entity]) - len(trimmed[:first_entity].lstrip(" \n"))
    trimmed = trimmed[gap:]
    entities = _shift(entities, -gap, utf16_length(trimmed))
    return trimmed, settle(trimmed, most(entities), detect(trimmed))


def _shift(entities: list[Json], by: int, end: int) -> list[Json]:
    moved = []
    for entity in entities:
        start = entity["offset"] + by
        length = min(start + entity["length"], end) - start
        if length > 0:
            moved.append({**entity, "offset": start, "length": length})
    return moved


def _drop(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Remove the characters that Telegram removes; all of them are one UTF-16 unit long."""
    if not _DROPPED.search(text):
        return text, entities
    if not entities:
        return _DROPPED.sub("", text), entities

    def before(offset: int) -> int:
        return len(_DROPPED.findall(utf16_slice(text, 0, offset)))

    moved = []
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        new_start, new_end = start - before(start), end - before(end)
        moved.append({**entity, "offset": new_start, "length": new_end - new_start})
    return _DROPPED.sub("", text), moved
