"""Copying and forwarding messages."""

from bot.playground.emulator import outgoing
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.methods.options import Caption, Sending
from bot.playground.emulator.parameters import MessageIds, Number, Text
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

_CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    "voice",
    "sticker",
    "contact",
    "location",
    "caption",
    "caption_entities",
)


def copy_message(
    world: World,
    to: Sending,
    caption: Caption,
    *,
    from_chat_id: Text = "",
    message_id: Number = 0,
) -> Json:
    original = _original(world, from_chat_id, message_id, "copy")
    content = _copied(original)
    if caption.caption and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption.content(world)
    return _id(outgoing.send(world, to, content))


def copy_messages(
    world: World, to: Sending, *, from_chat_id: Text = "", message_ids: MessageIds = None
) -> list[Json]:
    originals = _originals(world, from_chat_id, message_ids, "copy")
    return [_id(sent) for sent in outgoing.send_all(world, to, list(map(_copied, originals)))]


def forward_message(
    world: World, to: Sending, *, from_chat_id: Text = "", message_id: Number = 0
) -> Json:
    original = _original(world, from_chat_id, message_id, "forward")
    return outgoing.send(world, to, _forwarded(original))


def forward_messages(
    world: World, to: Sending, *, from_chat_id: Text = "", message_ids: MessageIds = None
) -> list[Json]:
    originals = _originals(world, from_chat_id, message_ids, "forward")
    return [_id(sent) for sent in outgoing.send_all(world, to, list(map(_forwarded, originals)))]


def _original(world: World, from_chat_id: str, message_id: int, purpose: str) -> Json:
    message = world.chat(from_chat_id).messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def _originals(
    world: World, from_chat_id: str, message_ids: list[int] | None, purpose: str
) -> list[Json]:
    """Find what is there of several messages; the missing ones are passed over."""
    if not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > world.limits.batch:
        raise bad_request("too many message identifiers specified")
    if message_ids != sorted(set(message_ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    messages = world.chat(from_chat_id).messages
    found = [messages[message_id] for message_id in message_ids if message_id in messages]
    if not found:
        raise bad_request(f"there are no messages to {purpose}")
    return found


def _copied(original: Json) -> Json:
    content = {name: original[name] for name in _CONTENT if name in original}
    if not content:
        raise bad_request("message can't be copied")
    return content


def _forwarded(original: Json) -> Json:
    origin = original.get("forward_origin") or {
        "type": "user",
        "sender_user": original["from"],
        "date": original["date"],
    }
    return {**_copied(original), "forward_origin": origin}


def _id(message: Json) -> Json:
    return {"message_id": message["message_id"]}


UNITS = (copy_message, copy_messages, forward_message, forward_messages)
