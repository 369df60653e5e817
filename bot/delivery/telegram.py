"""The one place that knows both our messages and the Bot API."""

import html
import json
import re
from typing import Any, NamedTuple

from bot.db.vault import Vault
from bot.delivery import callback
from bot.delivery.drafts import Operation
from bot.delivery.outbox import Letter
from bot.delivery.transport import Upload
from bot.message import Attachment, FileKind

TAG = re.compile(r"<[^>]+>")
WORDS = ("text", "caption")


class Way(NamedTuple):
    """How a kind of file goes out."""

    method: str
    parameter: str
    mime: str


FILES = {
    FileKind.PNG: Way("sendPhoto", "photo", "image/png"),
    FileKind.PDF: Way("sendDocument", "document", "application/pdf"),
    FileKind.ICS: Way("sendDocument", "document", "text/calendar"),
    FileKind.CSV: Way("sendDocument", "document", "text/csv"),
    FileKind.XLSX: Way(
        "sendDocument",
        "document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
METHODS = {
    Operation.SEND: "sendMessage",
    Operation.PHOTO: "sendPhoto",
    Operation.EDIT: "editMessageText",
    Operation.MEND: "editMessageText",
    Operation.DELETE: "deleteMessage",
    Operation.CLEAR: "deleteMessages",
    Operation.MENU: "setMyCommands",
    Operation.POLL: "sendPoll",
    Operation.STOP: "stopPoll",
}


def render(vault: Vault, letter: Letter, telegram_id: int) -> tuple[str, dict[str, Any]]:
    """Return the Bot API method and its parameters for a letter to `telegram_id`."""
    if letter.operation is Operation.MENU:
        return METHODS[letter.operation], menu(
            json.loads(letter.payload), {"type": "chat", "chat_id": telegram_id}
        )
    params: dict[str, Any] = {"chat_id": telegram_id}
    if letter.operation is Operation.CLEAR:
        return METHODS[letter.operation], {
            **params,
            "message_ids": json.loads(letter.payload)["messages"],
        }
    if not letter.operation.is_new:
        params["message_id"] = letter.target
    if letter.operation in (Operation.DELETE, Operation.STOP):
        return METHODS[letter.operation], params
    said = json.loads(letter.payload)
    if letter.operation is Operation.POLL:
        return METHODS[letter.operation], params | _poll(said)
    method, words = _words(letter, said)
    params |= {**words, "parse_mode": "HTML"}
    if letter.operation.is_new and said.get("silent"):
        params["disable_notification"] = True
    rows = said.get("rows", ())
    if rows or not letter.operation.is_new:
        keyboard = [[_button(vault, telegram_id, *button) for button in row] for row in rows]
        params["reply_markup"] = {"inline_keyboard": keyboard}
    return method, params


def _words(letter: Letter, said: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the method, and what is said: under a file, in its place, or by itself."""
    file: dict[str, Any] = said.get("attachment", {})
    text = said.get("text", "")
    if file and letter.operation is Operation.SEND:
        text = file["instead"]
    if letter.repeat:
        text = f"{text}\n\n🔁 {letter.ref}"
    if letter.operation is Operation.FILE:
        return FILES[FileKind(file["kind"])].method, {"caption": text}
    if letter.operation is Operation.PHOTO:
        return METHODS[letter.operation], {"photo": said["photo"], "caption": text}
    return METHODS[letter.operation], {"text": text, "link_preview_options": {"is_disabled": True}}


def _poll(said: dict[str, Any]) -> dict[str, Any]:
    """Return a poll that tells us, and nobody else, who chose what."""
    options = [{"text": option} for option in said["options"]]
    return {"question": said["question"], "options": options, "is_anonymous": False}


def attachment(letter: Letter) -> Attachment:
    """Return what is to be drawn for a letter with a file."""
    file = json.loads(letter.payload)["attachment"]
    return Attachment(**{**file, "kind": FileKind(file["kind"])})


def upload(file: Attachment, content: bytes) -> Upload:
    """Return a drawn file as it goes to Telegram."""
    way = FILES[file.kind]
    return Upload(way.parameter, file.file_name, way.mime, content)


def own_address(letter: Letter) -> int | None:
    """Return where a farewell goes, whose person is erased; None for any other letter."""
    if letter.operation not in (Operation.SEND, Operation.EDIT, Operation.CLEAR):
        return None
    address: int | None = json.loads(letter.payload).get("telegram_id")
    return address or None


def menu(commands: list[list[str]], scope: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of setMyCommands for `[[name, about]…]`."""
    listed = [{"command": name, "description": about} for name, about in commands]
    return {"commands": listed, "scope": scope}


def without_markup(params: dict[str, Any]) -> dict[str, Any]:
    """Return the same call as plain text, for a text whose tags Telegram could not read."""
    plain = {key: value for key, value in params.items() if key != "parse_mode"}
    words = {key: html.unescape(TAG.sub("", plain[key])) for key in WORDS if key in plain}
    return plain | words


def _button(
    vault: Vault, telegram_id: int, label: str, body: str | None, url: str | None
) -> dict[str, str]:
    if url:
        return {"text": label, "url": url}
    return {"text": label, "callback_data": callback.write(vault, telegram_id, body or "")}
