"""What buttons of interview practice do. A card is called by its name in content."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowCards(Action):
    """Show the questions there are; pages count from 0."""

    prefix = "cards"
    page: int = 0


@dataclass(frozen=True)
class OpenCard(Action):
    """Show one question, to think about."""

    prefix = "card"
    card: str


@dataclass(frozen=True)
class WriteAnswer(Action):
    """Write an answer, which nobody reads and which is not kept."""

    prefix = "cardw"
    card: str


@dataclass(frozen=True)
class ShowGood(Action):
    """Show what a good answer holds."""

    prefix = "cardg"
    card: str
