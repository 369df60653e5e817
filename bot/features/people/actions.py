"""What the buttons about people do."""

from dataclasses import dataclass

from bot.message import Action


class ShowPeople(Action):
    """Show who is here, and what a coordinator can do about people."""

    prefix = "ppl"


@dataclass(frozen=True)
class ShowNumbers(Action):
    """Show members in numbers, by a dimension of `bot.segments`."""

    prefix = "ppln"
    dimension: str


@dataclass(frozen=True)
class ShowStaff(Action):
    """Show who serves here; pages from 0."""

    prefix = "stf"
    page: int = 0


@dataclass(frozen=True)
class OpenStaff(Action):
    """Show one of them. `key` is the beginning of a keyed hash."""

    prefix = "stfo"
    key: str


@dataclass(frozen=True)
class TakeRole(Action):
    """Take a role from somebody, oneself too; first (`sure` 0) it is asked whether to."""

    prefix = "stft"
    key: str
    role: str
    sure: int


@dataclass(frozen=True)
class AskStop(Action):
    """Choose why one of them is stopped from asking and answering."""

    prefix = "stfa"
    key: str


@dataclass(frozen=True)
class StopStaff(Action):
    """Stop one of them."""

    prefix = "stfs"
    key: str
    reason: str


class AskRef(Action):
    """Write the reference of a conversation, to stop somebody in it."""

    prefix = "stfr"


@dataclass(frozen=True)
class AskStopSide(Action):
    """Choose why who asks (1), or who answers (0), in a question is stopped."""

    prefix = "stfq"
    question: int
    asks: int


@dataclass(frozen=True)
class StopSide(Action):
    """Stop who asks (1), or who answers (0)."""

    prefix = "stfz"
    question: int
    asks: int
    reason: str


@dataclass(frozen=True)
class ShowStopped(Action):
    """Show who is stopped; pages from 0."""

    prefix = "stfx"
    page: int = 0


@dataclass(frozen=True)
class LiftStaff(Action):
    """Let one of them ask and answer again."""

    prefix = "stfl"
    cause: int
