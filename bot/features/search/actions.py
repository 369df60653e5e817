"""What buttons of search do: they carry the numbers of what was found, never what was typed."""

from dataclasses import dataclass

from bot.message import Action


class AskSearch(Action):
    """Ask for what to look for."""

    prefix = "srch"


@dataclass(frozen=True)
class TurnFinds(Action):
    """Show a page of what was found; pages count from 0.

    `finds` is `domain.Finds` as letters, which mean something in content of this `version` only.
    """

    prefix = "fnd"
    page: int
    version: str
    finds: str
