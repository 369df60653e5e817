"""What buttons about the plan do."""

import zlib
from dataclasses import dataclass

from bot.content import StepStatus
from bot.message import Action


def code(track: str) -> str:
    """Return four characters that stand for a route or guide where its slug has no room."""
    return f"{zlib.crc32(track.encode()):08x}"[:4]


def word(status: StepStatus) -> str:
    """Return what stands for a status in a button, where its own value may have no room."""
    return "no" if status is StepStatus.NOT_FOR_ME else status.value


class OpenPlan(Action):
    """Show my plan, where I stopped."""

    prefix = "plan"


@dataclass(frozen=True)
class OpenPlanPage(Action):
    """Show a page of the steps of a route, or of the topics of a guide; pages count from 0."""

    prefix = "planpg"
    track: str
    page: int = 0


@dataclass(frozen=True)
class ShowRoutes(Action):
    """Show the routes there are to choose from; pages count from 0."""

    prefix = "routes"
    page: int = 0


@dataclass(frozen=True)
class ChooseRoute(Action):
    """Make this route mine."""

    prefix = "route"
    pathway: str


@dataclass(frozen=True)
class NotYet(Action):
    """Say why a route is not open to me yet, and what to do next."""

    prefix = "notyet"
    pathway: str


@dataclass(frozen=True)
class AboutRoute(Action):
    """Show whom a route or guide is for and what to expect of it; pages count from 0."""

    prefix = "about"
    track: str
    page: int = 0


@dataclass(frozen=True)
class CompareWith(Action):
    """Choose the route to compare with this one (`code`), or the first of two when empty."""

    prefix = "cmpw"
    first: str = ""
    page: int = 0


@dataclass(frozen=True)
class Compare(Action):
    """Show two routes (`code`) side by side; pages count from 0."""

    prefix = "cmp"
    first: str
    second: str
    page: int = 0


@dataclass(frozen=True)
class ShowMoney(Action):
    """Show what is still to pay on a route; pages count from 0."""

    prefix = "money"
    track: str
    page: int = 0


@dataclass(frozen=True)
class ShowGuides(Action):
    """Show the guides there are; pages count from 0."""

    prefix = "guides"
    page: int = 0


@dataclass(frozen=True)
class OpenStep(Action):
    """Show a step or topic.

    On the route or guide with the `code` given; else on the person's own route when it is there,
    else on the first that has it.
    """

    prefix = "step"
    step: str
    track: str = ""


@dataclass(frozen=True)
class OpenPart(Action):
    """Show one part of a step (`views.parts.Part`); pages count from 0, `track` as in OpenStep."""

    prefix = "part"
    step: str
    part: str
    page: int = 0
    track: str = ""


@dataclass(frozen=True)
class MarkStep(Action):
    """Say where I am with a step (`word` of a `StepStatus`); `track` as in OpenStep."""

    prefix = "mark"
    step: str
    status: str
    track: str = ""


@dataclass(frozen=True)
class UndoStep(Action):
    """Take back that I said this of a step (`word` of a `StepStatus`); `track` as in OpenStep."""

    prefix = "undo"
    step: str
    status: str
    track: str = ""


@dataclass(frozen=True)
class ShowResults(Action):
    """Show my dated results and how long they are valid; pages count from 0."""

    prefix = "results"
    page: int = 0


@dataclass(frozen=True)
class OpenResult(Action):
    """Show one result of mine; ask for its date when there is none."""

    prefix = "result"
    clock: str


@dataclass(frozen=True)
class AskResult(Action):
    """Ask for the date of a result."""

    prefix = "resask"
    clock: str


@dataclass(frozen=True)
class RemoveResult(Action):
    """Forget the date of a result."""

    prefix = "resdel"
    clock: str
