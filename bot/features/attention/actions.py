"""What the buttons of proactive messages do. `batch` is the message they stand under."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class OpenNudge(Action):
    """Show one of the things that a message told of."""

    prefix = "nud"
    nudge: int


@dataclass(frozen=True)
class OpenBatch(Action):
    """Show what a message told of: all of it."""

    prefix = "nudb"
    batch: int


@dataclass(frozen=True)
class Pause(Action):
    """Send nothing for a month."""

    prefix = "nudp"
    batch: int


@dataclass(frozen=True)
class HearLess(Action):
    """Send less from now on."""

    prefix = "nudl"
    batch: int


@dataclass(frozen=True)
class Stop(Action):
    """Send nothing any more."""

    prefix = "nuds"
    batch: int


@dataclass(frozen=True)
class HearAgain(Action):
    """Take back a pause or a stop."""

    prefix = "nuda"
    batch: int


@dataclass(frozen=True)
class ShowComing(Action):
    """Show what is coming, and what came."""

    prefix = "nudc"
    batch: int = 0


@dataclass(frozen=True)
class Decline(Action):
    """Do not send this one; `undo` 1: send it after all."""

    prefix = "nudx"
    nudge: int
    undo: int = 0
