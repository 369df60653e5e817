"""What buttons do about how a question ends, what comes after, and who looks after it."""

from dataclasses import dataclass

from bot.message import Action

# Whoever asked


@dataclass(frozen=True)
class Reopen(Action):
    """Open my closed question again."""

    prefix = "qre"
    question: int


@dataclass(frozen=True)
class SayThanks(Action):
    """Say one of our sentences to the mentor who helped me."""

    prefix = "qty"
    question: int
    sentence: int


# Whoever helped


class ShowImpact(Action):
    """Show what my answers did."""

    prefix = "qimp"


# Coordinators, about a question that waits


@dataclass(frozen=True)
class AskMore(Action):
    """Ask mentors who were not asked yet; `wave` tells after which wave of offers."""

    prefix = "qwave"
    question: int
    wave: int


@dataclass(frozen=True)
class ChooseEnding(Action):
    """Choose kind words of ours to close it with (""), or read them before they are sent."""

    prefix = "qend"
    question: int
    ending: str


@dataclass(frozen=True)
class CloseKindly(Action):
    """Close it with these words."""

    prefix = "qkind"
    question: int
    ending: str


# Coordinators, about a question that a mentor does not answer in time


@dataclass(frozen=True)
class ShowLate(Action):
    """Show a question that a mentor has not answered in time; `claim` tells which claim on it."""

    prefix = "qlate"
    question: int
    claim: int


@dataclass(frozen=True)
class Reassign(Action):
    """Take it from who has it, and offer it to others."""

    prefix = "qmove"
    question: int
    claim: int
