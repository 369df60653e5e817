"""What a person sees of the bot on their phone."""

from bot.playground.emulator.commands import menu_for
from bot.playground.emulator.state import Chat, Person
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


class Screen:
    """One person's private chat with the bot, to look at."""

    def __init__(self, world: World, person: Person) -> None:
        self._world = world
        self._person = person

    @property
    def user_id(self) -> int:
        return int(self._person.user["id"])

    @property
    def user(self) -> Json:
        """Who they are, as Telegram tells the bot."""
        return self._person.user

    @property
    def _chat(self) -> Chat:
        return self._world.state.chats[self.user_id]

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
        raise LookupError(f"the bot has not written to {self.user['first_name']} yet")

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

    @property
    def commands(self) -> list[Json]:
        """The command menu, for this person and their language."""
        return menu_for(self._world, self.user)

    @property
    def menu_button(self) -> Json:
        buttons = self._world.state.menu_buttons
        return buttons.get(self.user_id) or buttons.get(0) or {"type": "commands"}

    @property
    def pinned(self) -> list[Json]:
        return [self._chat.messages[message_id] for message_id in self._chat.pinned]

    @property
    def blocked(self) -> bool:
        return self._person.blocked

    @property
    def description(self) -> str:
        """What the bot says of itself in a chat that is still empty, in this person's language."""
        texts = self._world.state.profile
        language = str(self.user.get("language_code", ""))[:2]
        return texts.get(f"description:{language}") or texts.get("description:", "")

    def chosen(self, message_id: int) -> list[int]:
        """Return the options this person voted for in a poll."""
        poll_id = self._chat.messages[message_id]["poll"]["id"]
        return self._world.state.votes.get(poll_id, {}).get(self.user_id, [])

    def reactions(self, message_id: int) -> list[Json]:
        """Return the bot's reactions to a message."""
        return self._world.state.reactions.get(f"{self.user_id}:{message_id}", [])
