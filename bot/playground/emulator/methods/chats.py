"""What the bot does in a chat besides writing, and what it may know of it."""

from bot.playground.emulator.edits import find
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.methods.options import Target
from bot.playground.emulator.parameters import Number, Text
from bot.playground.emulator.state import Chat
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_chat_action(world: World, *, chat_id: Text = "", action: Text = "") -> bool:
    chat = world.writable(chat_id)
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    for person in world.audience(chat):
        person.action = action
        person.action_until = world.now() + world.limits.typing_seconds
    world.tell(chat, "typing", {"chat_id": chat.id, "action": action})
    return True


def get_chat(world: World, *, chat_id: Text = "") -> Json:
    chat = world.chat(chat_id)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat.header,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {**dict.fromkeys(gifts, False), "gifts_from_channels": False},
    }


def get_chat_member(world: World, *, chat_id: Text = "", user_id: Number = 0) -> Json:
    chat = world.chat(chat_id)
    if user_id == world.state.bot["id"]:
        return {"status": chat.bot_status, "user": world.state.bot}
    person = world.state.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    return {"status": "member" if user_id in chat.members else "left", "user": person.user}


def leave_chat(world: World, *, chat_id: Text = "") -> bool:
    chat = world.chat(chat_id)
    if chat.id > 0:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    world.membership(chat, world.state.bot, old="member", new="left")
    return True


def pin_chat_message(world: World, target: Target) -> bool:
    chat, message = find(world, target, "pin")
    _unpin(chat, message["message_id"])
    chat.pinned.append(message["message_id"])
    return _pinned(world, chat)


def unpin_chat_message(world: World, target: Target) -> bool:
    chat = world.writable(target.chat_id)
    newest = chat.pinned[-1] if chat.pinned else 0
    message_id = target.message_id or newest
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    _unpin(chat, message_id)
    return _pinned(world, chat)


def unpin_all_chat_messages(world: World, *, chat_id: Text = "") -> bool:
    chat = world.writable(chat_id)
    chat.pinned.clear()
    return _pinned(world, chat)


def _unpin(chat: Chat, message_id: int) -> None:
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)


def _pinned(world: World, chat: Chat) -> bool:
    world.tell(chat, "pin", {"chat_id": chat.id, "pinned": list(chat.pinned)})
    return True


UNITS = (
    send_chat_action,
    get_chat,
    get_chat_member,
    leave_chat,
    pin_chat_message,
    unpin_chat_message,
    unpin_all_chat_messages,
)
