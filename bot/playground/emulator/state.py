"""Everything the emulator remembers, as plain values that can be written down as JSON."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict

from bot.playground.emulator.wire import Json

# pydantic writes and reads this module's classes (snapshot.py), so their fields keep to JSON types.

FileKind = Literal["photo", "document", "voice", "sticker"]

_BYTES_AS_TEXT = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")


@dataclass
class Person:
    """Somebody with a phone; `chat` of their talk with the bot has the same id."""

    user: Json
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    keyboard: Json | None = None
    """The reply keyboard that the bot put under their text field."""
    action: str = ""
    """What the bot was last seen doing ("typing"), until `action_until` (Unix seconds)."""
    action_until: float = 0
    toasts: list[Json] = field(default_factory=list)


@dataclass
class Chat:
    """A private talk or a group; messages by id, in order."""

    id: int
    header: Json
    """The `chat` field of its messages."""
    members: list[int]
    messages: dict[int, Json] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    bot_status: Literal["member", "left", "kicked"] = "member"
    migrated_to: int | None = None


@dataclass
class CallbackQuery:
    """A press on an inline button that waits for its answer."""

    user_id: int
    pressed_at: float
    answered: bool = False


@dataclass
class StoredFile:
    """A file Telegram keeps; `path` is what getFile returns."""

    __pydantic_config__ = _BYTES_AS_TEXT

    kind: FileKind
    path: str
    content: bytes
    facts: Json
    """The fields of its PhotoSize, Document, Voice or Sticker."""


@dataclass
class QueuedUpdate:
    """An update that the bot has not confirmed yet, as JSON text."""

    __pydantic_config__ = _BYTES_AS_TEXT

    id: int
    body: bytes
    expires_at: float
    chat_id: int
    """A webhook gets the updates of one chat one after another."""
    injected: bool = False
    seen: bool = False


@dataclass
class Webhook:
    """Where updates are posted; an empty url means getUpdates."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass
class State:
    """One bot and everybody around it."""

    token: str
    bot: Json
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    callbacks: dict[str, CallbackQuery] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    updates: list[QueuedUpdate] = field(default_factory=list)
    allowed_updates: list[str] = field(default_factory=list)
    webhook: Webhook = field(default_factory=Webhook)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    """By scope and language, as commands.py words the key."""
    profile: dict[str, str] = field(default_factory=dict)
    """Name and descriptions, by "name", "name:uk" and so on."""
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    votes: dict[str, dict[int, list[int]]] = field(default_factory=dict)
    """By poll: which options each person chose."""
    reactions: dict[str, list[Json]] = field(default_factory=dict)
    logged_out: bool = False
    next_update_id: int = 100_001
    next_message_id: int = 1
    next_person_id: int = 7_000_000_001
    next_number: int = 1
    """For everything else that needs a name: files, callback queries, polls, albums."""
