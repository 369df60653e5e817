"""Raw updates, before anything is believed of them: JSON of any shape becomes text and returns."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from telegram import Bot, Update

Raw = dict[str, Any]

DEEPEST = 100  # a real update is some ten levels deep; readers recurse, and stacks end
NEEDED = frozenset(
    ("id", "message_id", "date", "chat", "new_chat_member", "status", "poll_id", "option_ids")
)
"""PTB does without some of them."""
PERSISTENT: Raw = {"option_persistent_ids": []}
"""PTB needs it, servers older than Bot API 9.6 leave it out, and we go by the places: nobody adds
options to polls of ours, nor are they shuffled."""
LARGEST = 2**53  # Telegram's numbers keep to 52 bits
MOST_OPTIONS = 100  # of a poll, by far
FLOOD = "flood"  # the key of a note in place of an update: this person sends too fast
SENDERS = ("message", "edited_message", "callback_query", "my_chat_member", "poll_answer")
BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|([\[{])|([\]}])')
ESCAPE = re.compile(r"\\(?:ud[89ab]\w\w\\ud[c-f]\w\w|(ud[89a-f]\w\w)|.)")


class UnreadableError(Exception):
    """What came is no update of the Bot API. Trying again would not help."""


# What is an update


def update_id(raw: Any) -> int | None:
    """Return the id by which Telegram knows an update, or None."""
    value = raw.get("update_id") if isinstance(raw, dict) else None
    return value if _is_from_zero(value) else None


def sender_id(raw: Any) -> int | None:
    """Return the Telegram id of who caused a raw update, or None; never raises."""
    if not isinstance(raw, dict):
        return None
    if _is_account(raw.get(FLOOD)):
        return int(raw[FLOOD])
    for kind in SENDERS:
        part = raw.get(kind)
        sender = part.get("from", part.get("user")) if isinstance(part, dict) else None
        if isinstance(sender, dict) and _is_account(sender.get("id")):
            return int(sender["id"])
    return None


def number_in_private(raw: Any) -> int | None:
    """Return the number of a message that somebody wrote to the bot alone, or None; never raises.

    Telegram numbers what is said in all private chats of a bot in one row. Groups have their own.
    """
    said = raw.get("message") if isinstance(raw, dict) else None
    if not (isinstance(said, dict) and isinstance(chat := said.get("chat"), dict)):
        return None
    number = said.get("message_id")
    return number if chat.get("type") == "private" and _is_from_zero(number) else None


def write(raw: Any) -> str | None:
    """Return `raw` as ASCII JSON, or None when it is nested too deep to be read again."""
    try:
        text = json.dumps(raw)
    except RecursionError:
        return None
    return None if _depth(text) > DEEPEST else text


def read(text: str) -> Raw:
    """Return what `write` wrote; lone surrogates, which no UTF-8 text can hold, are replaced."""
    raw: Raw = json.loads(ESCAPE.sub(_mended, text) if "\\ud" in text else text)
    return raw


def _depth(text: str) -> int:
    if text.count("{") + text.count("[") <= DEEPEST:
        return 0
    depth = deepest = 0
    for found in BRACKET.finditer(text):
        depth += bool(found[1]) - bool(found[2])
        deepest = max(deepest, depth)
    return deepest


def _mended(escape: re.Match[str]) -> str:
    return "\\ufffd" if escape[1] else escape[0]


# What we read of one


def parse(raw: Raw, bot: Bot) -> Update:
    """Return the update. Raises UnreadableError, which quotes nothing of it.

    PTB believes the types of what it is given; what we go by is checked here, and kinds of updates
    that we never asked for are left out. Where PTB stumbles over the rest (something new in a poll,
    or in the message that is replied to), we do without it.
    """
    known = {kind: shape for kind, shape in SHAPES.items() if raw.get(kind)}
    if not _fits(raw, known):
        raise UnreadableError("wrong types")
    failure = ""
    for content in ({kind: raw[kind] for kind in known}, _core(raw, known)):
        if answer := content.get("poll_answer"):
            content["poll_answer"] = {**PERSISTENT, **answer}
        try:
            return Update.de_json({"update_id": raw["update_id"], **content}, bot)
        except Exception as error:  # noqa: BLE001 -- PTB raises whatever the wrong shape leads to
            failure = type(error).__name__
    raise UnreadableError(failure)


def _is_number(value: Any) -> bool:
    return type(value) is int and abs(value) < LARGEST


def _is_account(value: Any) -> bool:
    return _is_number(value) and value > 0


def _is_from_zero(value: Any) -> bool:
    return _is_number(value) and value >= 0


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _are_places(value: Any) -> bool:
    """Tell whether these can be the options somebody chose, by their places in a poll."""
    places = _is_list(value) and all(_is_from_zero(each) for each in value)
    return places and max(value, default=0) < MOST_OPTIONS


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


Shape = Mapping[str, "Shape | Callable[[Any], bool]"]
USER: Shape = {
    "id": _is_account,
    "is_bot": _is_truth,
    "first_name": _is_text,  # PTB needs these two
    "language_code": _is_text,
}
CHAT: Shape = {"id": _is_number, "type": _is_text}
MESSAGE: Shape = {
    "message_id": _is_number,
    "date": _is_from_zero,
    "from": USER,
    "chat": CHAT,
    "text": _is_text,
    "media_group_id": _is_text,
    "forward_origin": _is_object,  # whose words these are must never be left out
}
SHAPES: Shape = {
    "message": MESSAGE,
    "edited_message": MESSAGE,
    "callback_query": {
        "id": _is_text,
        "from": USER,
        "chat_instance": _is_text,
        "data": _is_text,
        "message": MESSAGE,
    },
    "my_chat_member": {"chat": CHAT, "from": USER, "new_chat_member": {"status": _is_text}},
    "poll_answer": {
        "poll_id": _is_text,
        "user": USER,
        "option_ids": _are_places,
        "option_persistent_ids": _is_list,
    },
}


def _fits(value: Any, shape: "Shape | Callable[[Any], bool]") -> bool:
    """Tell whether what is there has the right type, and what we need is there."""
    if callable(shape):
        return shape(value)
    return isinstance(value, dict) and all(
        _fits(value.get(name), part)
        for name, part in shape.items()
        if name in value or name in NEEDED
    )


def _core(value: Any, shape: "Shape | Callable[[Any], bool]") -> Any:
    """Return of `value`, which fits, only what `shape` names."""
    if callable(shape):
        return value
    return {name: _core(value[name], part) for name, part in shape.items() if name in value}
