"""What to say, as plain values: messages, buttons, and the actions behind the buttons."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Self

MAX_CALLBACK_BYTES = 64
VERSION = "1"
TAG_LENGTH = 12


class ActionError(ValueError):
    """Callback data that no action of ours could have written."""


@dataclass(frozen=True)
class Action:
    """What a button does: a prefix naming the action, and fields that are short ids or numbers.

    Subclasses are frozen dataclasses with `prefix` and fields of type `str` or `int`. On the wire:
    `version prefix field…` joined by ":" and followed by a keyed tag that binds it to one person
    (added where it is sent, checked where it comes back: `bot.delivery.callback`).
    """

    prefix: ClassVar[str]
    registry: ClassVar[dict[str, type["Action"]]] = {}

    def __init_subclass__(cls) -> None:
        if cls.prefix in Action.registry:
            raise TypeError(f"two actions share the prefix {cls.prefix!r}")
        Action.registry[cls.prefix] = cls

    def body(self) -> str:
        """Return the wire form without its tag. Raises ActionError when it would not fit."""
        fields = [str(getattr(self, field.name)) for field in dataclasses.fields(self)]
        body = ":".join([VERSION, self.prefix, *fields])
        if any(":" in field for field in fields) or not body.isascii():
            raise ActionError(f"{self.prefix}: a field cannot be written")
        if len(body) + TAG_LENGTH > MAX_CALLBACK_BYTES:
            raise ActionError(f"{self.prefix}: {len(body)} bytes are too long for a button")
        return body

    @staticmethod
    def parse(body: str) -> "Action":
        """Return the action written by `body()`. Raises ActionError, whatever is wrong."""
        version, _, rest = body.partition(":")
        prefix, *values = rest.split(":")
        kind = Action.registry.get(prefix)
        if version != VERSION or kind is None:
            raise ActionError("unknown")
        return kind.from_fields(values)

    @classmethod
    def from_fields(cls, values: list[str]) -> Self:
        """Return the action with these wire fields. Raises ActionError.

        A button from before a field was added lacks it; it gets the field's default.
        """
        fields = dataclasses.fields(cls)
        added = [field.default for field in fields[len(values) :]]
        values = [*values, *(str(each) for each in added if each is not dataclasses.MISSING)]
        if len(fields) != len(values):
            raise ActionError("unknown")
        try:
            typed = [int(v) if f.type in (int, "int") else v
                     for f, v in zip(fields, values, strict=True)]  # fmt: skip
        except ValueError as error:
            raise ActionError("unknown") from error
        return cls(*typed)


@dataclass(frozen=True)
class Button:
    """A button under a message: its label and what it does, or the address it opens."""

    label: str
    action: Action | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


class Lane(StrEnum):
    """How urgent a message is; the sender serves lanes in this order."""

    SAFETY = "safety"
    REPLY = "reply"
    RELAY = "relay"
    REMINDER = "reminder"
    BROADCAST = "broadcast"

    @property
    def rank(self) -> int:
        return list(Lane).index(self)

    @property
    def is_bulk(self) -> bool:
        """Whether it may wait for what people are waiting for."""
        return self in (Lane.REMINDER, Lane.BROADCAST)

    @property
    def repeats(self) -> bool:
        """Whether a send whose outcome is unknown is made again, marked as a possible repeat."""
        return self in (Lane.SAFETY, Lane.RELAY)


class FileKind(StrEnum):
    """What a drawn file is: a picture in the chat, a document, an entry for a calendar, tables."""

    PNG = "png"
    PDF = "pdf"
    ICS = "ics"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Attachment:
    """A file that is drawn when it is sent: the template's name and the plain JSON that fills it.

    A calendar entry and tables need no template: "" (`bot.documents.calendar`, `.table` and
    `.workbook` say what fills them). `file_name` is ASCII. `instead` (HTML) is said in its place
    when it cannot be drawn or is not taken.
    """

    template: str
    data: Mapping[str, Any]
    kind: FileKind
    file_name: str
    instead: str


@dataclass(frozen=True)
class Carried:
    """Whose words a message carries into another chat: the conversation, and the text in it.

    Both are ids. What carries words leaves the chat before two days are over (`bot.delivery.
    carriers`), and at once when the text is deleted.
    """

    about: int
    piece: int


@dataclass(frozen=True)
class Message:
    """One screen or notice: HTML text (already escaped and arranged), and rows of buttons.

    With an attachment or a photo the text is its caption, at most 1,024 characters without the
    tags. `photo` is a picture that Telegram has already: its file_id. `topic` is what it tells
    of, by an id (0: nothing): by it the message is found while it stands in a chat, and mended
    (`bot.delivery.standing`). `back` is where a screen's Back leads; None is home.
    """

    text: str
    rows: Rows = ()
    silent: bool = False
    attachment: Attachment | None = None
    photo: str = ""
    carries: Carried | None = None
    topic: int = 0
    back: Action | None = field(default=None, compare=False)

    def to_json(self) -> str:
        """Return it as JSON, for the outbox: the fields by name, those that are empty left out.

        `rows` is `[[[label, action body, url]…]…]`. What it carries, and its topic, have columns
        of their own; where Back leads is a button.
        """
        rows = [[[b.label, b.action.body() if b.action else None, b.url] for b in row]
                for row in self.rows]  # fmt: skip
        attachment = self.attachment and vars(self.attachment)
        elsewhere = {"carries": None, "topic": 0, "back": None}
        fields = {**vars(self), "rows": rows, "attachment": attachment, **elsewhere}
        return json.dumps({k: v for k, v in fields.items() if v}, ensure_ascii=False)


@dataclass(frozen=True)
class Farewell(Message):
    """The last message to somebody who is erased with it: it carries its own address."""

    telegram_id: int = 0


@dataclass(frozen=True)
class Menu:
    """The list of commands one person sees: name and what it does, in their language."""

    commands: tuple[tuple[str, str], ...]

    def to_json(self) -> str:
        """Return it as JSON, for the outbox: `[[name, about]…]`."""
        return json.dumps(self.commands, ensure_ascii=False)


@dataclass(frozen=True)
class Clearing:
    """Messages of ours that are to leave a chat, at most 100, by Telegram's numbers.

    For somebody who is erased with them it carries its own address.
    """

    messages: tuple[int, ...]
    telegram_id: int = 0

    def to_json(self) -> str:
        """Return it as JSON, for the outbox."""
        return json.dumps(vars(self))


@dataclass(frozen=True)
class Poll:
    """A poll of Telegram's own, in which one choice is made that can be changed: plain texts.

    A question of at most 300 characters, 2 to 10 options of at most 100. `vote` is what the
    choice is made in: an id.
    """

    question: str
    options: tuple[str, ...]
    vote: int

    def to_json(self) -> str:
        """Return it as JSON, for the outbox. What it belongs to has a column of its own."""
        said = {"question": self.question, "options": self.options}
        return json.dumps(said, ensure_ascii=False)


@dataclass(frozen=True)
class PollEnd:
    """A poll takes no choices any more."""

    def to_json(self) -> str:
        """Return it as JSON, for the outbox."""
        return "{}"


def to_rows(*rows: Any) -> Rows:
    """Return rows from buttons and sequences of buttons, leaving out None and empty rows."""
    tidy = (tuple(b for b in ([row] if isinstance(row, Button) else row or ()) if b)
            for row in rows)  # fmt: skip
    return tuple(row for row in tidy if row)
