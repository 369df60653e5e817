"""What buttons about published answers do. `answer` is what stands for one: `domain.key`."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowAnswers(Action):
    """Show the answers to a step; pages count from 0.

    `track` is the code of the route or guide on which the step was open.
    """

    prefix = "anl"
    step: str
    track: str = ""
    page: int = 0


@dataclass(frozen=True)
class OpenAnswer(Action):
    """Show one answer. `step` is whose list one comes from, or ""; `track` as in ShowAnswers."""

    prefix = "an"
    answer: str
    step: str = ""
    track: str = ""


@dataclass(frozen=True)
class SayEnough(Action):
    """Say that this answer was enough."""

    prefix = "anok"
    answer: str
