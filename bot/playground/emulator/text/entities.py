"""Entities: read from a request, and brought into the shape in which Telegram returns them."""

from typing import Any

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.text.links import link_entity
from bot.playground.emulator.text.units import utf16_slice
from bot.playground.emulator.wire import Json

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
VERBATIM = frozenset({"code", "pre"})
_GIVEN = STYLES | QUOTES | VERBATIM | {"text_link", "text_mention", "custom_emoji"}
_FOUND_BY_TELEGRAM = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "date_time"}
)


def given_entities(entities: Any) -> list[Json]:
    """Check the `entities` of a request; those that Telegram finds by itself are ignored."""
    return [_given(entity) for entity in entities or () if _kind(entity) not in _FOUND_BY_TELEGRAM]


def _kind(entity: Any) -> str:
    if not isinstance(entity, dict):
        raise _unparsable("expected an Object")
    kind = entity.get("type")
    if kind is None:
        raise _unparsable('Can\'t find field "type"')
    if kind not in _GIVEN | _FOUND_BY_TELEGRAM:
        raise _unparsable("Unsupported type specified")
    return str(kind)


def _given(entity: Json) -> Json:
    for field in ("offset", "length"):
        if type(entity.get(field)) is not int:
            raise _unparsable(f'Can\'t find field "{field}"')
    place = {"offset": entity["offset"], "length": entity["length"], "type": entity["type"]}
    match entity["type"]:
        case "text_link":
            link = link_entity(str(entity.get("url", "")))
            if not link:
                raise bad_request(
                    f"entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL"
                )
            return {**place, **link}
        case "text_mention":
            return {**place, "user_id": int(entity["user"]["id"])}
        case "custom_emoji":
            return {**place, "custom_emoji_id": entity["custom_emoji_id"]}
        case "pre" if entity.get("language"):
            return {**place, "language": entity["language"]}
    return place


def _unparsable(problem: str) -> Exception:
    return bad_request(f"can't parse MessageEntity: {problem}")


def merge_entities(text: str, given: list[Json], detected: list[Json]) -> list[Json]:
    """Join given and detected entities; what Telegram finds never crosses what was given."""
    given = [entity for entity in given if _visible(text, entity)]
    fixed = [entity for entity in given if entity["type"] not in STYLES | QUOTES]
    free = [entity for entity in detected if not any(_overlap(entity, other) for other in fixed)]
    return sorted(given + free, key=lambda entity: (entity["offset"], -entity["length"]))


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def _visible(text: str, entity: Json) -> bool:
    start = entity["offset"]
    return bool(utf16_slice(text, start, start + entity["length"]).strip(" \n"))
