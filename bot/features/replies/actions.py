"""What buttons about saved replies do."""

from dataclasses import dataclass

from bot.message import Action

# Beside a question


@dataclass(frozen=True)
class LookAtReady(Action):
    """Read a reply of content before it is added."""

    prefix = "rpc"
    question: int
    reply: str


@dataclass(frozen=True)
class AddReady(Action):
    """Add a reply of content to what I write."""

    prefix = "rpca"
    question: int
    reply: str


@dataclass(frozen=True)
class LookAtSaved(Action):
    """Read a reply of mine before it is added."""

    prefix = "rpm"
    question: int
    reply: int


@dataclass(frozen=True)
class AddSaved(Action):
    """Add a reply of mine to what I write."""

    prefix = "rpma"
    question: int
    reply: int


# My own


@dataclass(frozen=True)
class ShowSaved(Action):
    """List my saved replies."""

    prefix = "rps"
    page: int = 0


@dataclass(frozen=True)
class OpenSaved(Action):
    """Show one of them."""

    prefix = "rpo"
    reply: int


class NewSaved(Action):
    """Write a new one: the title first."""

    prefix = "rpn"


@dataclass(frozen=True)
class Rename(Action):
    """Write another title."""

    prefix = "rpt"
    reply: int


@dataclass(frozen=True)
class Rewrite(Action):
    """Write another text."""

    prefix = "rpw"
    reply: int


@dataclass(frozen=True)
class Delete(Action):
    """Delete one; `sure` is 1 after it was asked whether to."""

    prefix = "rpd"
    reply: int
    sure: int


class KeepHidden(Action):
    """Save what I wrote, with what could show who somebody is hidden."""

    prefix = "rph"


@dataclass(frozen=True)
class KeepAsItIs(Action):
    """Save it as it is; `seen` tells the text that was looked at."""

    prefix = "rpk"
    seen: int
