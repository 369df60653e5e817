"""Whatever a bot sends, the emulator answers: a result or a refusal, never a crash."""

import datetime as dt
import inspect
import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.playground.emulator.errors import ApiError
from bot.playground.emulator.methods import METHODS
from bot.playground.emulator.wire import Upload

JUNK = (None, True, 0, -1, 7.5, 2**80, "", "x", "5", "<b>", [], [[]], [None], {}, {"x": 1})
FILE = Upload("x.png", "image/png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0\0\0\4" * 2)
BUTTON = {"text": "x", "callback_data": "y"}
ENTITIES = [
    {"type": "text_link", "offset": 0, "length": 1, "url": "gov.uk"},
    {"type": "text_mention", "offset": 1, "length": 1, "user": {"id": 5}},
    {"type": "custom_emoji", "offset": 2, "length": 1, "custom_emoji_id": "12"},
    {"type": "pre", "offset": 3, "length": 1, "language": "py"},
]
MEDIA = {"type": "photo", "media": "attach://f", "caption": "abcd", "caption_entities": ENTITIES}
TEXT = {"chat_id": 5, "text": "abcd"}
TARGET = {"chat_id": 5, "message_id": 2}
KEYBOARD = {
    "inline_keyboard": [
        [BUTTON, {"text": "x", "url": "gov.uk"}],
        [{"text": "x", "web_app": {"url": "https://x.org"}}],
        [{"text": "x", "copy_text": {"text": "y"}}],
    ]
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "sendMessage": {
        **TEXT,
        "entities": ENTITIES,
        "reply_markup": KEYBOARD,
        "reply_parameters": {"message_id": 1, "allow_sending_without_reply": True},
        "link_preview_options": {"is_disabled": True},
    },
    "sendPhoto": {"chat_id": 5, "photo": "attach://f", "caption": "x", "parse_mode": "HTML"},
    "sendMediaGroup": {"chat_id": 5, "media": [MEDIA, MEDIA]},
    "editMessageText": {**TARGET, "text": "new", "reply_markup": KEYBOARD},
    "editMessageMedia": {"chat_id": 5, "message_id": 3, "media": MEDIA},
    "sendPoll": {**TEXT, "question": "?", "options": ["a", {"text": "b", "text_parse_mode": ""}]},
    "setMyCommands": {
        "commands": [{"command": "plan", "description": "Plan"}],
        "scope": {"type": "chat_member", "chat_id": 5, "user_id": 5},
        "language_code": "ar",
    },
    "setMessageReaction": {**TARGET, "reaction": [{"type": "emoji", "emoji": "👍"}]},
    "setChatMenuButton": {"chat_id": 5, "menu_button": {"type": "commands"}},
    "deleteMessages": {"chat_id": 5, "message_ids": [1, 2]},
    "copyMessages": {"chat_id": 5, "from_chat_id": 5, "message_ids": [1, 2]},
    "setWebhook": {"url": "https://x.org", "allowed_updates": ["message"], "max_connections": 5},
    "getUpdates": {"offset": 1, "limit": 2, "timeout": 0, "allowed_updates": ["message"]},
    "answerCallbackQuery": {"callback_query_id": "1", "text": "x", "show_alert": True},
    "getChatMember": {"chat_id": 5, "user_id": 5},
}
KEYBOARDS = {**TEXT, "reply_markup": {"keyboard": [["x", {"text": "y"}]], "is_persistent": True}}


def spoilt(value: Any) -> Iterator[Any]:
    """Every variant of a JSON value in which one part is junk or missing."""
    yield from JUNK
    if not isinstance(value, dict | list):
        return
    for key, part in list(value.items() if isinstance(value, dict) else enumerate(value)):
        for bad in spoilt(part):
            copy = value.copy()
            copy[key] = bad
            yield copy
        if isinstance(value, dict):
            yield {name: kept for name, kept in value.items() if name != key}


def call(method: str, parameters: dict[str, Any]) -> None:
    clock = MovableClock(frozen_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    emulator = Emulator(token="1:x", clock=clock, limits=NO_FLOOD_CONTROL)
    emulator.add_person("Amal", user_id=5).start()
    METHODS["sendmessage"](emulator._world, {"chat_id": "5", "text": "old"})
    METHODS["sendphoto"](emulator._world, {"chat_id": "5", "photo": FILE})
    wire = {k: v if isinstance(v, str) else json.dumps(v) for k, v in parameters.items()}
    try:
        result = METHODS[method.lower()](emulator._world, {**wire, "f": FILE})
    except ApiError:
        return
    if inspect.iscoroutine(result):
        result.close()
    json.dumps(emulator.dump())


@pytest.mark.parametrize(("method", "example"), [*EXAMPLES.items(), ("sendMessage", KEYBOARDS)])
def test_a_request_with_one_part_spoilt_is_answered_or_refused(
    method: str, example: dict[str, Any]
) -> None:
    call(method, example)
    for parameters in spoilt(example):
        if isinstance(parameters, dict):
            call(method, parameters)
