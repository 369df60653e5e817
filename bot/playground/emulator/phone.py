"""A phone: what a person can do to the bot."""

from bot.playground.emulator import attachments, polls
from bot.playground.emulator.buttons import Button, find_button, find_labelled, opened_by
from bot.playground.emulator.screen import Screen
from bot.playground.emulator.text.units import utf16_length, utf16_slice
from bot.playground.emulator.wire import Json


class Phone(Screen):
    """One person's private chat with the bot, to look at and to use.

    Everything returns at once; the bot hears of it by its next update.
    """

    def start(self, payload: str = "") -> Json:
        """Press Start, or open a link to the bot that carries a payload."""
        return self.send(f"/start {payload}".rstrip())

    def send(
        self, text: str, *, entities: list[Json] | None = None, reply_to: int | None = None
    ) -> Json:
        """Write a text; what is longer than Telegram allows becomes several messages.

        Returns the last of them.
        """
        limit = self._world.limits.text
        while utf16_length(text) > limit:
            head = utf16_slice(text, 0, limit).encode("utf-8", "ignore").decode()
            self._say(attachments.text(head), reply_to)
            text = text[len(head) :]
        return self._say(attachments.text(text, entities), reply_to)

    def tap(self, message_id: int, row: int, column: int) -> str:
        """Tap an inline button; returns the callback query's id, or what the button opens."""
        message = self._message(message_id)
        return self._tap(message, find_button(message, row, column))

    def tap_label(self, label: str) -> str:
        """Tap the button of this label, on the keyboard or in the newest message that has one.

        Raises LookupError with the labels there are.
        """
        rows = (self.keyboard or {}).get("keyboard", [])
        if any(button["text"] == label for row in rows for button in row):
            return str(self.send(label)["message_id"])
        message, button = find_labelled(self.messages, label)
        return self._tap(message, button)

    def press(self, data: str, message_id: int | None = None) -> str:
        """Send a button press with any data, also one that no button carries."""
        message: Json | None = None
        if message_id is not None:
            inaccessible = {"chat": self._chat.header, "message_id": message_id, "date": 0}
            message = self._chat.messages.get(message_id, inaccessible)
        return self._world.press(self.user, data, message)

    def edit(self, message_id: int, text: str) -> Json:
        """Change a text that this person has sent."""
        old = self._message(message_id)
        kept = {name: value for name, value in old.items() if name not in {"text", "entities"}}
        edited = {**kept, **attachments.text(text), "edit_date": int(self._world.now())}
        self._world.replace(self._chat, edited)
        self._world.update("edited_message", edited, self.user_id)
        return edited

    def send_photo(self, content: bytes, *, caption: str = "", album: str = "") -> Json:
        photo = attachments.photo(self._world, content)
        return self._say(attachments.captioned(photo, caption, album))

    def send_document(
        self, name: str, mime: str, content: bytes | int, *, caption: str = "", album: str = ""
    ) -> Json:
        """Send a file; an integer stands for a file of that size that nobody downloads."""
        document = attachments.document(self._world, name, mime, content)
        return self._say(attachments.captioned(document, caption, album))

    def send_voice(self, seconds: int = 3, content: bytes = b"OggS") -> Json:
        return self._say(attachments.voice(self._world, seconds, content))

    def send_sticker(self, emoji: str = "🙂") -> Json:
        return self._say(attachments.sticker(self._world, emoji))

    def send_contact(
        self, phone_number: str = "+447700900123", first_name: str = "", user_id: int | None = None
    ) -> Json:
        """Share somebody's contact, by default one's own."""
        name = first_name or self.user["first_name"]
        whose = user_id if first_name else self.user_id
        return self._say(attachments.contact(phone_number, name, whose))

    def send_location(self, latitude: float = 52.2, longitude: float = 0.12) -> Json:
        return self._say(attachments.location(latitude, longitude))

    def forward(self, text: str, origin: Screen | str) -> Json:
        """Forward a text of somebody else, or of a hidden user by that name."""
        of = origin if isinstance(origin, str) else origin.user
        source = attachments.origin(of, int(self._world.now()))
        return self._say({**attachments.text(text), "forward_origin": source})

    def vote(self, message_id: int, option_ids: list[int]) -> None:
        """Vote in a poll; no options take the vote back. Raises ValueError if it is closed."""
        message = self._message(message_id)
        polls.vote(self._world, self._chat, message, self.user, option_ids)

    def react(self, message_id: int, *emoji: str) -> None:
        """React to a message; the bot hears of it only if it asked for such updates."""
        reaction = {
            "chat": self._chat.header,
            "message_id": message_id,
            "user": self.user,
            "date": int(self._world.now()),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": each} for each in emoji],
        }
        self._world.update("message_reaction", reaction, self.user_id)

    def block(self) -> None:
        self._set_blocked(True)

    def unblock(self) -> None:
        self._set_blocked(False)

    def delete_account(self) -> None:
        """Leave Telegram: nothing reaches this person any more."""
        self._person.deleted = True
        self._world.events.emit("person", self.user_id, {**self.user, "deleted": True})

    def _message(self, message_id: int) -> Json:
        try:
            return self._chat.messages[message_id]
        except KeyError:
            raise LookupError(f"no message {message_id} in this chat") from None

    def _say(self, content: Json, reply_to: int | None = None) -> Json:
        if self._person.deleted:
            raise LookupError(f"{self.user['first_name']} has deleted the account")
        if self.blocked:
            self.unblock()  # the only button that a phone shows then
        self._person.started = True
        answered = {"reply_to_message": self._message(reply_to)} if reply_to else {}
        message = self._world.post(self._chat, self.user, {**content, **answered})
        self._world.update("message", message, self.user_id)
        return message

    def _tap(self, message: Json, button: Button) -> str:
        if "callback_data" in button:
            return self._world.press(self.user, button["callback_data"], message)
        url = opened_by(button)
        own_link = f"https://t.me/{self._world.state.bot['username']}?start="
        if url.startswith(own_link):
            self.start(url.removeprefix(own_link))
        return url

    def _set_blocked(self, blocked: bool) -> None:
        if self._person.blocked == blocked:
            return
        self._person.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._world.membership(self._chat, self.user, old=old, new=new)
        self._world.events.emit("blocked", self.user_id, {"blocked": blocked})
