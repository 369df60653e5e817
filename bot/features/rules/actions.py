"""What buttons about changed rules do."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowChanges(Action):
    """Show the coordinators which rules changed; pages count from 0."""

    prefix = "rules"
    page: int = 0


@dataclass(frozen=True)
class OpenChange(Action):
    """Show a change as its readers will see it, in the language with this code."""

    prefix = "rule"
    change: int
    language: str = ""


@dataclass(frozen=True)
class TellChange(Action):
    """Let those whom it concerns hear of a change."""

    prefix = "rulok"
    change: int


@dataclass(frozen=True)
class DismissChange(Action):
    """Tell nobody of a change."""

    prefix = "rulno"
    change: int
