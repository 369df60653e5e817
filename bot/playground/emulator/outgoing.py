"""What the bot puts into a chat: one way for every kind of message."""

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.fields import optional, required
from bot.playground.emulator.keyboards import inline_keyboard, reply_keyboard
from bot.playground.emulator.methods.options import Sending
from bot.playground.emulator.state import Chat
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

_ANYWAY = "allow_sending_without_reply"


def send(world: World, to: Sending, content: Json) -> Json:
    """Post a message of the bot to a chat; raises what Telegram would answer."""
    return send_all(world, to, [content])[0]


def send_all(world: World, to: Sending, contents: list[Json]) -> list[Json]:
    """Post several messages, all or none of them; flood control counts each."""
    chat = world.writable(to.chat_id)
    extra = _additions(world, chat, to)
    keyboard = reply_keyboard(to.reply_markup, world.limits)
    world.flood.admit(chat.id, len(contents))
    messages = [world.post(chat, world.state.bot, {**each, **extra}) for each in contents]
    for person in world.audience(chat):
        person.action = ""
        if keyboard:
            person.keyboard = None if keyboard.get("remove_keyboard") else keyboard
            world.events.emit("keyboard", person.user["id"], person.keyboard or {})
    return messages


def _additions(world: World, chat: Chat, to: Sending) -> Json:
    """Check the options of a send and return the message fields that come from them."""
    extra: Json = {}
    if keyboard := inline_keyboard(to.reply_markup, world.limits):
        extra["reply_markup"] = keyboard
    if original := _replied(chat, to):
        extra["reply_to_message"] = original
    if to.protect_content:
        extra["has_protected_content"] = True
    return extra


def _replied(chat: Chat, to: Sending) -> Json | None:
    options = to.reply_parameters or {}
    message_id = required(options, "message_id", int) if options else to.reply_to_message_id
    if not message_id:
        return None
    original = chat.messages.get(message_id)
    if original is None:
        if optional(options, _ANYWAY, to.allow_sending_without_reply):
            return None
        raise bad_request("message to be replied not found")
    return {name: value for name, value in original.items() if name != "reply_to_message"}
