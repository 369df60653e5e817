"""What buttons about questions do."""

from dataclasses import dataclass

from bot.message import Action


class Ask(Action):
    """Begin a question to a mentor."""

    prefix = "ask"


@dataclass(frozen=True)
class AskAboutStep(Action):
    """Begin a question about the step with this slug: "I am stuck here"."""

    prefix = "askst"
    step: str
