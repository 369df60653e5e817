"""The one place that knows both our messages and the Bot API."""

import html
import json
import re
from typing import Any

from bot.db.vault import Vault
from bot.delivery import callback
from bot.delivery.outbox import Letter, Operation

TAG = re.compile(r"<[^>]+>")
METHODS = {
    Operation.SEND: "sendMessage",
    Operation.EDIT: "editMessageText",
    Operation.DELETE: "deleteMessage",
    Operation.MENU: "setMyCommands",
}


def render(vault: Vault, letter: Letter, telegram_id: int) -> tuple[str, dict[str, Any]]:
    """Return the Bot API method and its parameters for a letter to `telegram_id`."""
    if letter.operation is Operation.MENU:
        return METHODS[letter.operation], menu(
            json.loads(letter.payload), {"type": "chat", "chat_id": telegram_id}
        )
    params: dict[str, Any] = {"chat_id": telegram_id}
    if letter.operation is not Operation.SEND:
        params["message_id"] = letter.target
    if letter.operation is Operation.DELETE:
        return METHODS[letter.operation], params
    text, rows, silent, *_ = json.loads(letter.payload)
    if letter.repeat:
        text = f"{text}\n\n🔁 {letter.ref}"
    params |= {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if letter.operation is Operation.SEND and silent:
        params["disable_notification"] = True
    keyboard = [[_button(vault, telegram_id, *button) for button in row] for row in rows]
    if keyboard or letter.operation is Operation.EDIT:
        params["reply_markup"] = {"inline_keyboard": keyboard}
    return METHODS[letter.operation], params


def own_address(letter: Letter) -> int | None:
    """Return where a farewell goes, whose person is erased; None for any other letter."""
    if letter.operation not in (Operation.SEND, Operation.EDIT):
        return None
    _, _, _, *address = json.loads(letter.payload)
    return address[0] if address else None


def menu(commands: list[list[str]], scope: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of setMyCommands for `[[name, about]…]`."""
    listed = [{"command": name, "description": about} for name, about in commands]
    return {"commands": listed, "scope": scope}


def without_markup(params: dict[str, Any]) -> dict[str, Any]:
    """Return the same call as plain text, for a text whose tags Telegram could not read."""
    plain = {key: value for key, value in params.items() if key != "parse_mode"}
    return plain | {"text": html.unescape(TAG.sub("", params.get("text", "")))}


def _button(
    vault: Vault, telegram_id: int, label: str, body: str | None, url: str | None
) -> dict[str, str]:
    if url:
        return {"text": label, "url": url}
    return {"text": label, "callback_data": callback.write(vault, telegram_id, body or "")}
