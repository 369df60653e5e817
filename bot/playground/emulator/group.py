"""A group chat with the bot in it."""

from bot.playground.emulator import attachments
from bot.playground.emulator.screen import Screen
from bot.playground.emulator.state import Chat
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


class Group:
    """A group or, after `upgrade`, the supergroup that it became."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self._chat = chat

    @property
    def chat_id(self) -> int:
        return self._chat.id

    @property
    def messages(self) -> list[Json]:
        return list(self._chat.messages.values())

    @property
    def bot_is_in(self) -> bool:
        return self._chat.bot_status == "member"

    def say(self, who: Screen, text: str) -> Json:
        """Write into the group. A bot without privacy rights hears only what is meant for it."""
        return self._tell(who.user, attachments.text(text))

    def remove_bot(self, by: Screen) -> None:
        self._chat.bot_status = "kicked"
        self._world.membership(self._chat, by.user, old="member", new="kicked")

    def upgrade(self, by: Screen) -> None:
        """Become a supergroup: a new id, and the old one refers to it."""
        old = self._chat
        new_id = -1_000_000_000_000 + old.id
        header = {**old.header, "id": new_id, "type": "supergroup"}
        self._chat = self._world.state.chats[new_id] = Chat(new_id, header, old.members)
        old.migrated_to = new_id
        service = self._world.post(old, by.user, {"migrate_to_chat_id": new_id})
        self._world.update("message", service, old.id)
        self._tell(by.user, {"migrate_from_chat_id": old.id})

    def _tell(self, user: Json, content: Json) -> Json:
        message = self._world.post(self._chat, user, content)
        if self.bot_is_in and _meant_for_bots(message):
            self._world.update("message", message, self._chat.id)
        return message


def _meant_for_bots(message: Json) -> bool:
    entities = message.get("entities", [])
    return "text" not in message or any(entity["type"] == "bot_command" for entity in entities)


def open_group(world: World, title: str, members: list[Screen]) -> Group:
    """Make a group; the first member adds the bot."""
    chat_id = -(4_000_000_000 + world.number())
    header: Json = {"id": chat_id, "title": title, "type": "group"}
    chat = world.state.chats[chat_id] = Chat(chat_id, header, [m.user_id for m in members])
    world.membership(chat, members[0].user, old="left", new="member")
    return Group(world, chat)
