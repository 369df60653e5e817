"""Reply markup: checked as Telegram checks it."""

import json
from typing import Annotated, Any

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.limits import Limits
from bot.playground.emulator.wire import Json

_ACTIONS = ("callback_data", "url", "web_app", "copy_text", "switch_inline_query")


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
    rows = _rows(markup["inline_keyboard"], "inline keyboard", limits)
    checked = [[_inline_button(button, limits) for button in row] for row in rows]
    return {"inline_keyboard": checked} if checked else None


def reply_keyboard(markup: Json | None, limits: Limits) -> Json | None:
    """Return a ReplyKeyboardMarkup, ForceReply or ReplyKeyboardRemove, or None."""
    if not markup or "inline_keyboard" in markup:
        return None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard", limits)
        buttons = [[_reply_button(button) for button in row] for row in rows]
        return {**markup, "keyboard": buttons}
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


def _rows(rows: Any, what: str, limits: Limits) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad_request(f'field "{what.replace(" ", "_")}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(
            f"{what} rows must be of type Array".replace("inline keyboard", "keyboard")
        )
    full = [row for row in rows if row]
    if sum(map(len, full)) > limits.buttons or any(len(r) > limits.buttons_in_row for r in full):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return full


def _inline_button(button: Any, limits: Limits) -> Json:
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(action in button for action in _ACTIONS):
        raise bad_request("text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= limits.callback_data:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def _reply_button(button: Any) -> Json:
    return {"text": button} if isinstance(button, str) else dict(button)
