"""What the bot puts into a chat: one way for every kind of message."""

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.keyboards import inline_keyboard, reply_keyboard
from bot.playground.emulator.methods.options import Sending
from bot.playground.emulator.state import Chat
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


def send(world: World, to: Sending, content: Json) -> Json:
    """Post a message of the bot to the chat; raises what Telegram would answer."""
    chat = world.writable(to.chat_id)
    extra = addition(world, chat, to)
    world.flood.admit(chat.id)
    message = world.post(chat, world.state.bot, {**content, **extra})
    show_reply_keyboard(world, chat, to)
    return message


def addition(world: World, chat: Chat, to: Sending) -> Json:
    """Check the options of a send and return the message fields that come from them."""
    extra: Json = {}
    if keyboard := inline_keyboard(to.reply_markup, world.limits):
        extra["reply_markup"] = keyboard
    reply_keyboard(to.reply_markup, world.limits)
    if original := _replied(chat, to):
        extra["reply_to_message"] = original
    if to.protect_content:
        extra["has_protected_content"] = True
    return extra


def show_reply_keyboard(world: World, chat: Chat, to: Sending) -> None:
    """Change the keyboard under the text field of everybody in the chat, if the send says so."""
    keyboard = reply_keyboard(to.reply_markup, world.limits)
    for person in world.audience(chat):
        person.action = ""
        if keyboard:
            person.keyboard = None if keyboard.get("remove_keyboard") else keyboard
            world.events.emit("keyboard", person.user["id"], person.keyboard or {})


def _replied(chat: Chat, to: Sending) -> Json | None:
    options = to.reply_parameters or {}
    message_id = options.get("message_id", to.reply_to_message_id)
    if not message_id:
        return None
    original = chat.messages.get(message_id)
    if original is None and not options.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return {k: v for k, v in original.items() if k != "reply_to_message"} if original else None
