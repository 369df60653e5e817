"""Deleting messages."""

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.methods.options import Target
from bot.playground.emulator.parameters import MessageIds, Text
from bot.playground.emulator.state import Chat
from bot.playground.emulator.world import World


def delete_message(world: World, target: Target) -> bool:
    chat = world.chat(target.chat_id)
    if not target.message_id:
        raise bad_request("message identifier is not specified")
    if target.message_id not in chat.messages:
        raise bad_request("message to delete not found")
    if not _own(world, chat, target.message_id):
        raise bad_request("message can't be deleted")
    if not _recent(world, chat, target.message_id):
        raise bad_request("message can't be deleted for everyone")
    world.remove(chat, target.message_id)
    return True


def delete_messages(world: World, *, chat_id: Text = "", message_ids: MessageIds = None) -> bool:
    """Delete what can be deleted and pass over the rest."""
    chat = world.chat(chat_id)
    if not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > world.limits.batch:
        raise bad_request("too many message identifiers specified")
    for message_id in message_ids:
        present = message_id in chat.messages
        if present and _own(world, chat, message_id) and _recent(world, chat, message_id):
            world.remove(chat, message_id)
    return True


def _own(world: World, chat: Chat, message_id: int) -> bool:
    """In a private chat the bot may delete both sides, in a group only what it wrote."""
    return chat.id > 0 or bool(chat.messages[message_id]["from"] == world.state.bot)


def _recent(world: World, chat: Chat, message_id: int) -> bool:
    written_at: int = chat.messages[message_id]["date"]
    return world.now() - written_at <= world.limits.delete_seconds


UNITS = (delete_message, delete_messages)
