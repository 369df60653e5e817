"""The people of a benchmark: what they send, and how long each waits for the reply."""

import itertools
import json
import time
from collections import deque
from dataclasses import dataclass, field
from random import Random
from typing import Any

FIRST_ID = 7_000_000_000
"""Telegram's ids have outgrown 32 bits."""
BOT = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
TEXT_SHARE = 0.7
HELP, HOME = "/help", "/home"
"""Our bot's first screen with a button that leads home, and home. Others echo the words."""

Json = dict[str, Any]


def encode(value: object) -> bytes:
    """Write JSON as Telegram does: compact, everything beyond ASCII escaped."""
    return json.dumps(value, separators=(",", ":")).encode()


@dataclass
class Writer:
    """Somebody who writes to the bot. `waiting` holds when each unanswered update was sent."""

    id: int
    screen: Json | None = None
    button: str = "again"
    waiting: deque[float] = field(default_factory=deque)

    def profile(self) -> Json:
        return {"id": self.id, "first_name": "Amal", "username": f"amal{self.id}"}

    def chat(self) -> Json:
        return {**self.profile(), "type": "private"}


class Crowd:
    """Everybody who writes; whoever gets a message without having written is a recipient."""

    def __init__(self, people: int, seed: int = 1) -> None:
        self.writers = {FIRST_ID + n: Writer(FIRST_ID + n) for n in range(people)}
        self.waiting = 0
        """How many updates have no reply yet."""
        self.latencies: list[float] = []
        self.last_reply = 0.0
        self._random = Random(seed)
        self._turns = itertools.cycle(self._shuffled())
        self._numbers = itertools.count(1)

    def _shuffled(self) -> list[Writer]:
        everybody = list(self.writers.values())
        self._random.shuffle(everybody)
        return everybody

    def text(self, command: str = HOME) -> tuple[Writer, Json]:
        """Let the next person write; return them and the update, without its id."""
        writer = next(self._turns)
        message = {
            "message_id": next(self._numbers),
            "from": {**writer.profile(), "is_bot": False, "language_code": "ar"},
            "chat": writer.chat(),
            "date": int(time.time()),
            "text": command,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
        }
        return writer, {"message": message}

    def mixed(self) -> tuple[Writer, Json]:
        """Let the next person write, or press the last button they saw that leads home."""
        if self._random.random() < TEXT_SHARE:
            return self.text()
        writer = next(self._turns)
        query = {
            "id": str(next(self._numbers)),
            "from": {**writer.profile(), "is_bot": False, "language_code": "ar"},
            "message": writer.screen,
            "chat_instance": "1",
            "data": writer.button,
        }
        return writer, {"callback_query": query}

    def pause(self, per_second: float) -> float:
        """Return the seconds until the next arrival, of arrivals independent of each other."""
        return self._random.expovariate(per_second)

    def sent(self, writer: Writer, now: float) -> None:
        """Begin to wait for the reply to what `writer` sent at `now`."""
        writer.waiting.append(now)
        self.waiting += 1

    def shown(self, chat_id: int, params: Json, now: float) -> Json:
        """Take a message or an edit of the bot; return it as Telegram would."""
        writer = self.writers.get(chat_id)
        chat = writer.chat() if writer else {"id": chat_id, "type": "private"}
        message: Json = {
            "message_id": int(params.get("message_id") or next(self._numbers)),
            "from": BOT,
            "chat": chat,
            "date": int(time.time()),
            "text": params.get("text", ""),
        }
        if markup := params.get("reply_markup"):
            message["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
        if writer:
            self._answered(writer, message, now)
        return message

    def _answered(self, writer: Writer, message: Json, now: float) -> None:
        writer.screen = message
        writer.button = _home(message) or writer.button
        if writer.waiting:
            self.latencies.append(now - writer.waiting.popleft())
            self.waiting -= 1
            self.last_reply = now


def _home(message: Json) -> str | None:
    """Return the callback data of the button that leads home."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    data = [button.get("callback_data", "") for row in rows for button in row]
    return next((one for one in data if one.endswith(":home")), None)
