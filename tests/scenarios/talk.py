"""A conversation with the bot, as one person sees it on the phone."""

from dataclasses import dataclass
from typing import Any

from bot.message import TAG_LENGTH, VERSION, Action
from bot.playground.emulator import Phone
from tests.conftest import World


@dataclass
class Talk:
    """One phone, waiting after each act until the bot has said all it has to say."""

    world: World
    phone: Phone

    @classmethod
    def of(cls, world: World, name: str = "Hiba", language_code: str | None = "en") -> "Talk":
        return cls(world, world.emulator.add_person(name, language_code=language_code))

    async def start(self, payload: str = "") -> "Talk":
        self.phone.start(payload)
        await self.world.settle()
        return self

    async def say(self, text: str) -> "Talk":
        self.phone.send(text)
        await self.world.settle()
        return self

    async def tap(self, action: Action | type[Action]) -> "Talk":
        """Tap the button of this action, or the first one of this kind, in the newest message."""
        self.phone.press(self.data(action), self.phone.last["message_id"])
        await self.world.settle()
        return self

    async def twice(self, action: Action | type[Action]) -> "Talk":
        """Tap a button two times, faster than the bot."""
        data, message = self.data(action), self.phone.last["message_id"]
        self.phone.press(data, message)
        return await self.press(data, message)

    async def press(self, data: str, message_id: int | None = None) -> "Talk":
        self.phone.press(data, message_id)
        await self.world.settle()
        return self

    def data(self, action: Action | type[Action]) -> str:
        """Return the callback data of a button; raises LookupError with the labels there are."""
        wanted = _body(action)
        for button in self.buttons:
            body = button.get("callback_data", "")[TAG_LENGTH:]
            if body == wanted or (isinstance(action, type) and body.startswith(f"{wanted}:")):
                return str(button["callback_data"])
        raise LookupError(f"no {wanted} among {self.labels}")

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons of the newest message, as they stand."""
        keyboard = self.phone.last.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in keyboard for button in row]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    @property
    def text(self) -> str:
        """What the newest message of the bot says, also below a file."""
        return _words(self.phone.last)

    @property
    def heard(self) -> list[str]:
        """Everything the bot has said in this chat, oldest first."""
        return [_words(m) for m in self.phone.messages if m["from"].get("is_bot")]

    def offers(self, action: Action | type[Action]) -> bool:
        """Whether the newest message has such a button."""
        try:
            self.data(action)
        except LookupError:
            return False
        return True


def _words(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption", ""))


def _body(action: Action | type[Action]) -> str:
    return f"{VERSION}:{action.prefix}" if isinstance(action, type) else action.body()
