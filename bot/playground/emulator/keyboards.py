"""Reply markup: checked as Telegram checks it."""

import json
from typing import Annotated, Any

from bot.playground.emulator.errors import ApiError, bad_request
from bot.playground.emulator.fields import checked, optional, required
from bot.playground.emulator.limits import Limits
from bot.playground.emulator.text.links import checked_link
from bot.playground.emulator.text.units import utf16_length
from bot.playground.emulator.wire import Json

_SWITCHES = frozenset(
    {"switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"}
)
_FLAGS = (
    "force_reply",
    "remove_keyboard",
    "resize_keyboard",
    "one_time_keyboard",
    "is_persistent",
    "selective",
)
_INLINE = "inline keyboard button"
_COPY_LENGTH = 256


def read_markup(value: str) -> Json | None:
    if not value:
        return None
    try:
        parsed = json.loads(value)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if parsed is None:
        return None
    if not isinstance(parsed, dict):
        raise bad_request("object expected as reply markup")
    return parsed


Markup = Annotated[Json | None, read_markup]


def inline_keyboard(markup: Json | None, limits: Limits) -> Json | None:
    """Return the inline keyboard as messages show it, or None if the markup is of another kind."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = _rows(markup, "inline_keyboard", limits)
    buttons = [[_inline_button(button, limits) for button in row] for row in rows]
    return {"inline_keyboard": buttons} if buttons else None


def reply_keyboard(markup: Json | None, limits: Limits) -> Json | None:
    """Return a ReplyKeyboardMarkup, ForceReply or ReplyKeyboardRemove, or None."""
    if not markup or "inline_keyboard" in markup:
        return None
    for flag in _FLAGS:
        optional(markup, flag, default=False)
    if "keyboard" in markup:
        rows = _rows(markup, "keyboard", limits)
        return {**markup, "keyboard": [[_reply_button(button) for button in row] for row in rows]}
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


def _rows(markup: Json, field: str, limits: Limits) -> list[list[Any]]:
    rows = checked(markup[field], field, list)
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    full = [row for row in rows if row]
    if sum(map(len, full)) > limits.buttons or any(len(r) > limits.buttons_in_row for r in full):
        raise bad_request("reply markup is too long")
    return full


def _inline_button(button: Any, limits: Limits) -> Json:
    _check_text(button, _INLINE, "InlineKeyboardButton")
    if data := optional(button, "callback_data", "", _INLINE):
        if len(data.encode("utf-8", "surrogatepass")) > limits.callback_data:
            raise bad_request("BUTTON_DATA_INVALID")
    elif url := optional(button, "url", "", _INLINE):
        _check_url(url)
    elif "web_app" in button:
        app = required(required(button, "web_app", dict, _INLINE), "url", str, _INLINE)
        if not app.startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{app}' is invalid: "
                "Only HTTPS links are allowed"
            )
    elif "copy_text" in button:
        copied = required(required(button, "copy_text", dict, _INLINE), "text", str, _INLINE)
        if not 1 <= utf16_length(copied) <= _COPY_LENGTH:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif "pay" in button or "callback_game" in button:
        raise bad_request("BUTTON_TYPE_INVALID")
    elif not _SWITCHES & button.keys():
        raise _unparsable(_INLINE, "Text buttons are unallowed in the inline keyboard")
    return dict(button)


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    _check_text(button, "keyboard button", "KeyboardButton")
    return dict(button)


def _check_text(button: Any, what: str, kind: str) -> None:
    if not isinstance(button, dict):
        raise _unparsable(what, f"{kind} must be an Object")
    if not required(button, "text", str, what).strip():
        raise bad_request(f"{what} text must be non-empty")


def _check_url(url: str) -> None:
    try:
        checked_link(url)
    except ValueError as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _unparsable(what: str, problem: str) -> ApiError:
    return bad_request(f"can't parse {what}: {problem}")
