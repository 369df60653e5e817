"""What buttons about concerns do. `bot.screen.Report` begins one, below every relayed text."""

from dataclasses import dataclass

from bot.message import Action

# Whoever reports


@dataclass(frozen=True)
class PickKind(Action):
    """Report an entry of a question; it is about this (`domain.Kind`)."""

    prefix = "repk"
    question: int
    entry: int
    kind: str


@dataclass(frozen=True)
class SayMore(Action):
    """Add words to my report."""

    prefix = "repw"
    concern: int


@dataclass(frozen=True)
class KeepApart(Action):
    """Never connect me with who wrote this again; `sure` is 1 after it was asked whether to."""

    prefix = "repx"
    question: int
    entry: int
    sure: int


class WriteBack(Action):
    """I was stopped, and write to the coordinators about it."""

    prefix = "repb"


# Coordinators


class ShowConcerns(Action):
    """Show the open concerns, the most urgent first."""

    prefix = "cns"


@dataclass(frozen=True)
class OpenConcern(Action):
    """Show one concern."""

    prefix = "cno"
    concern: int


@dataclass(frozen=True)
class ReadConcern(Action):
    """Show the conversation as it was relayed, and everything written since."""

    prefix = "cnr"
    concern: int


@dataclass(frozen=True)
class Claim(Action):
    """I look after this. `seen` is the claim of another that I take over, 0 for none."""

    prefix = "cnt"
    concern: int
    seen: int


@dataclass(frozen=True)
class WriteNote(Action):
    """Write a note, for coordinators only."""

    prefix = "cnn"
    concern: int


@dataclass(frozen=True)
class AskOutcome(Action):
    """Ask how it ended."""

    prefix = "cnx"
    concern: int


@dataclass(frozen=True)
class Close(Action):
    """Close it: it ended so (`domain.Outcome`)."""

    prefix = "cnxo"
    concern: int
    outcome: str


@dataclass(frozen=True)
class Suspend(Action):
    """Stop the reported person from asking and answering; `sure` after it was asked whether to."""

    prefix = "cnb"
    concern: int
    sure: int


@dataclass(frozen=True)
class Lift(Action):
    """Let the person ask and answer again."""

    prefix = "cnf"
    concern: int
