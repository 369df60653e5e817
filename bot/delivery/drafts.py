"""Drafts: what a unit of work wants done at Telegram, on its way into the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.message import Clearing, Lane, Menu, Message, Poll, PollEnd

CLEARED_AT_ONCE: Final = 100
"""Messages that Telegram deletes in one call: https://core.telegram.org/bots/api#deletemessages."""


class Operation(StrEnum):
    """What to do at Telegram."""

    SEND = "send"
    FILE = "file"  # a picture or a document, drawn before it is sent
    PHOTO = "photo"  # a picture that Telegram has already
    EDIT = "edit"
    MEND = "mend"  # edit what stands there; where it is gone, nothing comes in its place
    DELETE = "delete"
    CLEAR = "clear"  # delete several
    MENU = "menu"
    POLL = "poll"
    STOP = "stop"  # end a poll

    @property
    def is_new(self) -> bool:
        """Whether it would stand in the chat twice if it were done twice."""
        return self in NEW


NEW = (Operation.SEND, Operation.FILE, Operation.PHOTO, Operation.POLL)


@dataclass(frozen=True)
class Draft:
    """A message on its way into the outbox.

    `target` is the message to edit, delete or end; of a poll, the vote that it is for. With a
    `cover` it waits until its reader opens that (`bot.delivery.covers`).
    """

    person_id: int
    message: Message | Menu | Clearing | Poll | PollEnd
    lane: Lane
    operation: Operation = Operation.SEND
    target: int | None = None
    cover: int | None = None

    @classmethod
    def anew(cls, person_id: int, message: Message, lane: Lane) -> "Draft":
        """Return a message to be sent, in the way that what it carries asks for."""
        operation = Operation.PHOTO if message.photo else Operation.SEND
        operation = Operation.FILE if message.attachment else operation
        return cls(person_id, message, lane, operation)

    @classmethod
    def clear(
        cls, person_id: int, numbers: Sequence[int], lane: Lane, address: int = 0
    ) -> list["Draft"]:
        """Return what deletes messages of ours in a chat. `address`: of who is erased."""
        cut = range(0, len(numbers), CLEARED_AT_ONCE)
        parts = (tuple(numbers[first : first + CLEARED_AT_ONCE]) for first in cut)
        return [cls(person_id, Clearing(part, address), lane, Operation.CLEAR) for part in parts]
