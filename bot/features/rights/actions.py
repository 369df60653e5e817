"""What buttons of the right-to-work guide do. Where somebody is stands in the button alone."""

from dataclasses import dataclass

from bot.message import Action


class ShowRights(Action):
    """Show the first question."""

    prefix = "rtw"


@dataclass(frozen=True)
class GoRights(Action):
    """Show the question or the end with this name; pages of an end count from 0.

    `via` says by which of the questions that lead there, for the way back.
    """

    prefix = "rtwgo"
    to: str
    page: int = 0
    via: int = 0
