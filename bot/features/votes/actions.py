"""What buttons of votes do."""

from dataclasses import dataclass

from bot.message import Action

# For who is asked


@dataclass(frozen=True)
class CastVote(Action):
    """Get the poll; `again` 1: also when one is there already."""

    prefix = "vo"
    vote: int
    again: int = 0


@dataclass(frozen=True)
class ReadOutcome(Action):
    """Read what came out, in words."""

    prefix = "vor"
    vote: int


@dataclass(frozen=True)
class DrawOutcome(Action):
    """See what came out, as a picture."""

    prefix = "vop"
    vote: int


# For coordinators


@dataclass(frozen=True)
class ShowVotes(Action):
    """Show the votes there are; pages count from 0."""

    prefix = "vol"
    page: int = 0


@dataclass(frozen=True)
class OpenVote(Action):
    """Show one vote: a draft as people will see it, an open one, or what came out."""

    prefix = "vov"
    vote: int


@dataclass(frozen=True)
class WriteVote(Action):
    """Write a vote; with `vote`, a draft anew in the language with this code."""

    prefix = "vow"
    vote: int = 0
    language: str = ""


@dataclass(frozen=True)
class ChooseLanguage(Action):
    """Choose in which other language to write a draft."""

    prefix = "vog"
    vote: int


@dataclass(frozen=True)
class PlanVote(Action):
    """Say who is asked, and how many days it stays open."""

    prefix = "vos"
    vote: int
    audience: str
    days: int


@dataclass(frozen=True)
class StartVote(Action):
    """Open a draft."""

    prefix = "voo"
    vote: int


@dataclass(frozen=True)
class CloseVote(Action):
    """Close a vote before its time; `sure` 0 asks once more."""

    prefix = "voc"
    vote: int
    sure: int = 0


@dataclass(frozen=True)
class DropVote(Action):
    """Delete a draft."""

    prefix = "vod"
    vote: int
