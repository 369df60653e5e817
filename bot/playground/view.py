"""What the page sees: the emulator's state and events, in the page's few words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.playground.emulator import Emulator, Event, Phone
from bot.playground.emulator.wire import Json
from bot.playground.people import Role, demo_person

_AS_IT_IS = frozenset({"delete", "typing", "toast"})


@dataclass(frozen=True)
class ReadyLink:
    """A deep link that the page offers to open on the phone of the person with this role."""

    role: Role
    url: str


@dataclass(frozen=True)
class View:
    """Reads the emulator for the page; `links` may grow while the program runs."""

    emulator: Emulator
    clock: Clock
    links: Sequence[ReadyLink]

    def state(self) -> Json:
        """Everything: `bot`, `now` (ISO 8601), `links`, and `people` in the order they came."""
        bot = self.emulator.bot
        return {
            "type": "state",
            "now": self.clock.now().isoformat(),
            "bot": {"name": bot["first_name"], "username": bot["username"]},
            "links": self.ready_links(),
            "people": [self.profile(phone) for phone in self.emulator.phones.values()],
        }

    def ready_links(self) -> list[Json]:
        return [{"role": link.role, "url": link.url} for link in self.links]

    def profile(self, phone: Phone) -> Json:
        """One person with the whole chat; `role` is None for people added on the page."""
        demo = demo_person(phone.user.get("username"))
        return {
            "id": phone.user_id,
            "name": phone.user["first_name"],
            "language": phone.user.get("language_code"),
            "role": demo.role if demo else None,
            "about": demo.about if demo else None,
            "blocked": phone.blocked,
            "description": phone.description,
            "commands": phone.commands,
            "keyboard": phone.keyboard,
            "messages": [self._message(phone, message) for message in phone.messages],
        }

    def event(self, event: Event) -> Json | None:
        """Word an event for the page; None if its chats do not show it.

        What is rare comes as the whole person, or as everything.
        """
        phone = self.emulator.phones.get(event.user_id)
        if phone is None:
            return self.state()
        data = event.data
        if data.get("chat_id", data.get("chat", {}).get("id", phone.user_id)) != phone.user_id:
            return None  # in a group
        if event.kind in {"message", "edit", "poll"}:
            data = self._message(phone, data)
        elif event.kind not in _AS_IT_IS:
            return {"type": "person", "person": phone.user_id, "data": self.profile(phone)}
        return {"type": event.kind, "person": phone.user_id, "data": data}

    def _message(self, phone: Phone, message: Json) -> Json:
        """Add what only the phone knows: the bot's reactions, and what its person voted."""
        added: Json = {}
        if reactions := phone.reactions(message["message_id"]):
            added["reactions"] = reactions
        if "poll" in message:
            added["chosen"] = phone.chosen(message["message_id"])
        return {**message, **added}
