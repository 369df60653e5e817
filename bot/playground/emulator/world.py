"""The one world that the bot and the phones share: chats, messages, updates."""

import time
from collections.abc import Callable
from itertools import takewhile

from bot.clock import Clock
from bot.playground.emulator.errors import bad_request, forbidden
from bot.playground.emulator.events import EventHub, Kind
from bot.playground.emulator.flood import FloodControl
from bot.playground.emulator.limits import Limits
from bot.playground.emulator.state import CallbackQuery, Chat, Person, State
from bot.playground.emulator.updates import UpdateQueue
from bot.playground.emulator.wire import Json

_NO_MEMBER = {"left": "is not a member of", "kicked": "was kicked from"}


class World:
    """The state, and the few ways in which it changes."""

    def __init__(
        self,
        state: State,
        clock: Clock,
        limits: Limits,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.state = state
        self.clock = clock
        self.limits = limits
        self.monotonic = monotonic
        self.events = EventHub()
        self.updates = UpdateQueue(state, limits)
        self.flood = FloodControl(limits, monotonic)

    def now(self) -> float:
        """Unix seconds by the clock that may be moved."""
        return self.clock.now().timestamp()

    def number(self) -> int:
        """Return a number that was never given out before."""
        self.state.next_number += 1
        return self.state.next_number

    def user(self, user_id: int) -> Json | None:
        """Return whom Telegram knows by this id."""
        person = self.state.people.get(user_id)
        return person.user if person else None

    # chats

    def chat(self, chat_id: str) -> Chat:
        """Find a chat by the `chat_id` of a request; raises as Telegram does."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        if chat_id.startswith("@"):
            found = next(
                (c for c in self.state.chats.values() if c.header.get("username") == chat_id[1:]),
                None,
            )
        else:
            found = self.state.chats.get(_integer(chat_id))
        if found is None:
            raise bad_request("chat not found")
        return found

    def writable(self, chat_id: str) -> Chat:
        """Find a chat that the bot may write to; raises as Telegram does."""
        chat = self.chat(chat_id)
        if chat.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.migrated_to},
            )
        if chat.id < 0:
            if chat.bot_status != "member":
                what = _NO_MEMBER[chat.bot_status]
                raise forbidden(f"bot {what} the {chat.header['type']} chat")
            return chat
        person = self.state.people[chat.id]
        if person.deleted:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def audience(self, chat: Chat) -> list[Person]:
        return [self.state.people[member] for member in chat.members]

    def tell(self, chat: Chat, kind: Kind, data: Json) -> None:
        """Let the page know, for every phone that shows this chat."""
        if self.events.streams:
            for member in chat.members:
                self.events.emit(kind, member, data)

    # messages

    def post(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Add a message to a chat and return it."""
        message_id = self.state.next_message_id
        self.state.next_message_id += 1
        message = {
            "message_id": message_id,
            "from": sender,
            "chat": chat.header,
            "date": int(self.now()),
            **content,
        }
        chat.messages[message_id] = message
        self.tell(chat, "message", message)
        return message

    def replace(self, chat: Chat, message: Json) -> Json:
        """Put a new version of a message in the place of the old one."""
        chat.messages[message["message_id"]] = message
        self.tell(chat, "edit", message)
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.tell(chat, "delete", {"chat_id": chat.id, "message_id": message_id})

    def update(self, kind: str, payload: Json, chat_id: int) -> None:
        """Queue an update for the bot."""
        self.updates.put(kind, payload, chat_id, self.now())

    def press(self, user: Json, data: str, message: Json | None) -> str:
        """Queue a callback query and return its id."""
        query_id = str(4_000_000_000_000_000 + self.number())
        self._forget_old_presses()
        self.state.callbacks[query_id] = CallbackQuery(user["id"], self.now())
        query: Json = {
            "id": query_id,
            "from": user,
            "chat_instance": f"-{user['id']}",
            "data": data,
        }
        if message:
            query["message"] = message
        self.update("callback_query", query, user["id"])
        return query_id

    def _forget_old_presses(self) -> None:
        callbacks, oldest = self.state.callbacks, self.now() - self.limits.callback_seconds
        for query_id in list(takewhile(lambda key: callbacks[key].pressed_at < oldest, callbacks)):
            del callbacks[query_id]

    def membership(self, chat: Chat, by: Json, *, old: str, new: str) -> None:
        """Tell the bot that its standing in a chat changed, and by whom."""
        change = {
            "chat": chat.header,
            "from": by,
            "date": int(self.now()),
            "old_chat_member": self._member(old),
            "new_chat_member": self._member(new),
        }
        self.update("my_chat_member", change, chat.id)

    def _member(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"status": status, "user": self.state.bot, **until}


def _integer(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise bad_request("chat not found") from None
