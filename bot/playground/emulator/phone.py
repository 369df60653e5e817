"""A phone: what a person can do to the bot, and what they see of it."""

from bot.playground.emulator.buttons import Button, find_button, find_labelled
from bot.playground.emulator.state import Chat, Person
from bot.playground.emulator.text.detect import detect
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


class Phone:
    """One person's private chat with the bot."""

    def __init__(self, world: World, person: Person) -> None:
        self._world = world
        self._person = person

    @property
    def user_id(self) -> int:
        return int(self._person.user["id"])

    @property
    def _chat(self) -> Chat:
        return self._world.state.chats[self.user_id]

    # what they see

    @property
    def messages(self) -> list[Json]:
        """Everything in the chat as it is now, oldest first, in the Bot API's words."""
        return list(self._chat.messages.values())

    @property
    def last(self) -> Json:
        """The newest message of the bot; raises LookupError while there is none."""
        bot_id = self._world.state.bot["id"]
        for message in reversed(self._chat.messages.values()):
            if message["from"]["id"] == bot_id:
                return message
        raise LookupError(f"the bot has not written to {self._person.user['first_name']} yet")

    @property
    def toasts(self) -> list[Json]:
        """The bot's answers to button presses, oldest first."""
        return self._person.toasts

    @property
    def typing(self) -> str:
        """What the bot is seen doing now ("typing", "upload_photo"), or nothing."""
        person = self._person
        return person.action if person.action_until > self._world.now() else ""

    @property
    def keyboard(self) -> Json | None:
        """The reply keyboard under the text field."""
        return self._person.keyboard

    # what they do

    def start(self, payload: str = "") -> Json:
        """Press Start, or open a link to the bot that carries a payload."""
        if self._person.blocked:
            self.unblock()
        return self.send(f"/start {payload}".strip())

    def send(
        self, text: str, *, entities: list[Json] | None = None, reply_to: int | None = None
    ) -> Json:
        """Write a text; what is longer than Telegram allows becomes several messages."""
        found = detect(text) if entities is None else entities
        content: Json = {"text": text, **({"entities": found} if found else {})}
        return self._say(content, reply_to)

    def tap(self, message_id: int, row: int, column: int) -> str:
        """Tap an inline button; returns the callback query's id, or what a link opens."""
        message = self._chat.messages[message_id]
        return self._tap(message, find_button(message, row, column))

    def tap_label(self, label: str) -> str:
        """Tap the button with this label in the newest message that has one."""
        message, button = find_labelled(self.messages, label)
        return self._tap(message, button)

    def press(self, data: str, message_id: int | None = None) -> str:
        """Send a button press with any data, also one that no button carries."""
        message: Json | None = None
        if message_id is not None:
            inaccessible = {"chat": self._chat.header, "message_id": message_id, "date": 0}
            message = self._chat.messages.get(message_id, inaccessible)
        return self._callback(data, message)

    def edit(self, message_id: int, text: str) -> Json:
        """Change a text that this person has sent."""
        old = self._chat.messages[message_id]
        found = detect(text)
        kept = {k: v for k, v in old.items() if k not in {"text", "entities"}}
        changed = {"text": text, "edit_date": int(self._world.now())}
        message = {**kept, **changed, **({"entities": found} if found else {})}
        self._world.replace(self._chat, message)
        self._world.update("edited_message", message, self.user_id)
        return message

    def block(self) -> None:
        self._set_blocked(True)

    def unblock(self) -> None:
        self._set_blocked(False)

    def _say(self, content: Json, reply_to: int | None = None) -> Json:
        self._person.started = True
        if reply_to is not None:
            content["reply_to_message"] = self._chat.messages[reply_to]
        message = self._world.post(self._chat, self._person.user, content)
        self._world.update("message", message, self.user_id)
        return message

    def _tap(self, message: Json, button: Button) -> str:
        if "callback_data" in button:
            return self._callback(button["callback_data"], message)
        return str(button.get("url", ""))

    def _callback(self, data: str, message: Json | None) -> str:
        return self._world.press(self._person.user, data, message)

    def _set_blocked(self, blocked: bool) -> None:
        self._person.blocked = blocked
        self._world.membership(self._chat, self._person.user, "kicked" if blocked else "member")
        self._world.events.emit("blocked", self.user_id, {"blocked": blocked})
