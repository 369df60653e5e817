"""The `entities` of a request: checked against the text as Telegram checks them."""

from collections.abc import Callable
from typing import Any

from bot.playground.emulator.errors import ApiError, bad_request
from bot.playground.emulator.fields import optional, required
from bot.playground.emulator.text.entities import QUOTES, STYLES, VERBATIM
from bot.playground.emulator.text.links import checked_link, mentioned_user
from bot.playground.emulator.text.units import utf16_length, utf16_slice
from bot.playground.emulator.wire import Json

FindUser = Callable[[int], Json | None]
"""Returns the User of an id that the bot has met."""

_PLAIN = STYLES | QUOTES | VERBATIM
_FOUND_BY_TELEGRAM = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bank_card_number",
        "date_time",
    }
)
_WITHIN = "MessageEntity"
_FARTHEST = 1_000_000


def given_entities(text: str, entities: Any, find_user: FindUser) -> list[Json]:
    """Return what counts of the given entities; those that Telegram finds itself do not."""
    kept = []
    for entity in entities or ():
        if read := _read(entity, find_user):
            _check_place(text, read)
            if read["length"]:
                kept.append(read)
    return kept


def _read(entity: Any, find_user: FindUser) -> Json | None:
    if not isinstance(entity, dict):
        raise _unparsable("expected an Object")
    place = {field: required(entity, field, int, _WITHIN) for field in ("offset", "length")}
    kind = required(entity, "type", str, _WITHIN)
    match kind:
        case "text_link":
            return {**place, **_link(required(entity, "url", str, _WITHIN), find_user)}
        case "text_mention":
            user = required(entity, "user", dict, _WITHIN)
            return {**place, **_mention(required(user, "id", int, _WITHIN), find_user)}
        case "custom_emoji":
            emoji = required(entity, "custom_emoji_id", str, _WITHIN)
            return {**place, "type": kind, "custom_emoji_id": emoji}
        case "pre" if language := optional(entity, "language", "", _WITHIN):
            return {**place, "type": kind, "language": language}
    if kind in _FOUND_BY_TELEGRAM:
        return None
    if kind not in _PLAIN:
        raise _unparsable("Unsupported type specified")
    return {**place, "type": kind}


def _link(url: str, find_user: FindUser) -> Json:
    user_id = mentioned_user(url)
    if user_id is not None:
        return _mention(user_id, find_user)
    try:
        return {"type": "text_link", "url": checked_link(url)}
    except ValueError as error:
        raise bad_request(f"entity URL '{url}' is invalid: {error}") from None


def _mention(user_id: int, find_user: FindUser) -> Json:
    user = find_user(user_id)
    if user is None:
        raise bad_request("user not found")
    return {"type": "text_mention", "user": user}


def _check_place(text: str, entity: Json) -> None:
    start, length = entity["offset"], entity["length"]
    for name, value in (("offset", start), ("length", length)):
        if not 0 <= value <= _FARTHEST:
            raise bad_request(f"receive an entity with incorrect {name} {value}")
    end, whole = start + length, utf16_length(text)
    if start > whole or (start == whole and length):
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
    if end > whole:
        raise bad_request(
            f"entity beginning at UTF-16 offset {start} ends after the end of the text "
            f"at UTF-16 offset {end}"
        )
    for border, problem in (
        (start, "entity begins"),
        (end, f"entity beginning at UTF-16 offset {start} ends"),
    ):
        if _splits_a_pair(text, border):
            raise bad_request(f"{problem} in a middle of a UTF-16 symbol")


def _splits_a_pair(text: str, border: int) -> bool:
    before = utf16_slice(text, 0, border)
    return bool(before) and "\ud800" <= before[-1] <= "\udbff"


def _unparsable(problem: str) -> ApiError:
    return bad_request(f"can't parse {_WITHIN}: {problem}")
