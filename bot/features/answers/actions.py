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


# Before a question goes to mentors. `how` and `seen` are how it was to be sent.


@dataclass(frozen=True)
class ShowSimilar(Action):
    """Show the answers that this question may have already."""

    prefix = "sim"
    question: int
    how: str
    seen: int


@dataclass(frozen=True)
class ReadSimilar(Action):
    """Read one of them."""

    prefix = "simr"
    question: int
    how: str
    seen: int
    answer: str


@dataclass(frozen=True)
class SendAnyway(Action):
    """Send the question to mentors all the same."""

    prefix = "simgo"
    question: int
    how: str
    seen: int


@dataclass(frozen=True)
class NeedNoMentor(Action):
    """It is enough: the question is not sent. `answer` is the one that was read, or ""."""

    prefix = "simok"
    question: int
    answer: str
