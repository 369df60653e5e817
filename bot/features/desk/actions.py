"""What buttons on the desk do that no other feature has."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowFailed(Action):
    """Show what of the messages to and from people failed."""

    prefix = "failed"
