"""Changing a message that the bot has sent."""

from typing import Literal

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.keyboards import inline_keyboard
from bot.playground.emulator.methods.options import Target
from bot.playground.emulator.state import Chat
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

_TEXT_FIELDS = ("text", "entities", "link_preview_options")
_CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
MEDIA = ("photo", "document", "voice")
_REPLACED = {
    "text": _TEXT_FIELDS,
    "caption": _CAPTION_FIELDS,
    "media": (*MEDIA, *_CAPTION_FIELDS),
    "reply_markup": (),
}


def find(world: World, target: Target, purpose: str, what: str = "message") -> tuple[Chat, Json]:
    """Return the chat and the message that a request names; `purpose` words the refusal."""
    if target.inline_message_id:
        raise bad_request("MESSAGE_ID_INVALID")
    if not target.message_id:
        raise bad_request("message identifier is not specified")
    chat = world.writable(target.chat_id)
    message = chat.messages.get(target.message_id)
    if message is None:
        raise bad_request(f"{what} to {purpose} not found")
    return chat, message


def edit(
    world: World,
    target: Target,
    content: Json,
    markup: Json | None,
    *,
    of: Literal["text", "caption", "media", "reply_markup"],
) -> Json:
    """Put new content into a message of the bot; a missing keyboard removes the one it had."""
    chat, message = find(world, target, "edit")
    keyboard = inline_keyboard(markup, world.limits)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    if message["from"]["id"] != world.state.bot["id"] or "forward_origin" in message:
        raise bad_request("message can't be edited")
    _check_kind(message, of)
    world.flood.admit(chat.id)
    kept = {k: v for k, v in message.items() if k not in _REPLACED[of] and k != "reply_markup"}
    edited = {**kept, **content, **({"reply_markup": keyboard} if keyboard else {})}
    if edited == message:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    return world.replace(chat, {**edited, "edit_date": int(world.now())})


def _check_kind(message: Json, of: str) -> None:
    """Refuse to make a text of a medium or a medium of a text."""
    if of == "text" and "text" not in message:
        raise bad_request("there is no text in the message to edit")
    if of in {"caption", "media"} and not any(kind in message for kind in MEDIA):
        raise bad_request(f"there is no {of} in the message to edit")
