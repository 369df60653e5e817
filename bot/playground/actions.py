"""What people do on the page, done on their phones: one row for each action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground import bodies
from bot.playground.emulator import Phone
from bot.playground.emulator.wire import Json

SMALL = 64 * 1024  # bytes of JSON
_PHOTO = 14 * 2**20  # the 10 MB that Telegram takes, as base64
_FILE = 28 * 2**20  # 20 MB, which is what a bot can fetch, as base64


@dataclass(frozen=True)
class Action:
    """What body it takes, of at most so many bytes, and what it does.

    `run` raises LookupError for a message or button that is gone, PermissionError for somebody
    else's, ValueError and ApiError for what Telegram refuses.
    """

    body: type[bodies.Body]
    run: Callable[[Phone, Any], object]
    longest: int = SMALL


def _find(phone: Phone, message_id: int) -> Json:
    return {message["message_id"]: message for message in phone.messages}[message_id]


def _edit(phone: Phone, body: bodies.Edit) -> object:
    message = _find(phone, body.message_id)
    if message["from"]["id"] != phone.user_id or "text" not in message:
        raise PermissionError
    return phone.edit(body.message_id, body.text)


def _tap(phone: Phone, body: bodies.Tap) -> object:
    """Press what was seen: a second tap in a hurry finds another button in the same place."""
    if body.data is None:
        return phone.tap(body.message_id, body.row, body.column)
    return phone.press(body.data, _find(phone, body.message_id)["message_id"])


def _forward(phone: Phone, body: bodies.OneMessage) -> object:
    """Send a text of this chat to the bot as a forwarded one."""
    message = _find(phone, body.message_id)
    own = message["from"]["id"] == phone.user_id
    text = message.get("text") or message.get("caption") or "…"
    return phone.forward(text, phone if own else message["from"]["first_name"])


def _block(phone: Phone, body: bodies.Block) -> None:
    if body.blocked:
        phone.block()
    else:
        phone.unblock()


ACTIONS = {
    "start": Action(bodies.Start, lambda phone, body: phone.start(body.payload)),
    "text": Action(bodies.Text, lambda phone, body: phone.send(body.text, reply_to=body.reply_to)),
    "edit": Action(bodies.Edit, _edit),
    "forward": Action(bodies.OneMessage, _forward),
    "tap": Action(bodies.Tap, _tap),
    "vote": Action(bodies.Vote, lambda phone, body: phone.vote(body.message_id, body.option_ids)),
    "block": Action(bodies.Block, _block),
    "photo": Action(bodies.Photo, lambda phone, body: phone.send_photo(body.data), _PHOTO),
    "document": Action(
        bodies.Document,
        lambda phone, body: phone.send_document(body.file_name, body.mime_type, body.data),
        _FILE,
    ),
    "voice": Action(bodies.Nothing, lambda phone, _body: phone.send_voice()),
    "sticker": Action(bodies.Nothing, lambda phone, _body: phone.send_sticker()),
    "contact": Action(bodies.Nothing, lambda phone, _body: phone.send_contact()),
    "location": Action(bodies.Nothing, lambda phone, _body: phone.send_location()),
}
