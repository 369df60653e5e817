"""What the buttons of check-ins do."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class SayHow(Action):
    """Say how it goes with a step (`domain.Said`); the step may be ""."""

    prefix = "ci"
    said: str
    step: str = ""


@dataclass(frozen=True)
class AskDate(Action):
    """Type the date of an exam or appointment of a step."""

    prefix = "cid"
    step: str


@dataclass(frozen=True)
class RemoveDate(Action):
    """Forget the date of a step."""

    prefix = "cidx"
    step: str


class ShowSilent(Action):
    """Show coordinators how many people have not been heard from, and the note to them."""

    prefix = "cis"


@dataclass(frozen=True)
class SendNote(Action):
    """Send everybody who is silent a kind note."""

    prefix = "cin"
    sure: int = 1
