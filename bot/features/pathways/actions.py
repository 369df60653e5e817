"""What buttons about the plan do."""

from dataclasses import dataclass

from bot.message import Action


class OpenPlan(Action):
    """Show my plan, where I stopped."""

    prefix = "plan"


@dataclass(frozen=True)
class OpenPlanPage(Action):
    """Show a page of a route's steps; pages count from 0."""

    prefix = "planpg"
    pathway: str
    page: int


class ShowRoutes(Action):
    """Show the routes there are to choose from."""

    prefix = "routes"


@dataclass(frozen=True)
class ChooseRoute(Action):
    """Make this route mine."""

    prefix = "route"
    pathway: str


@dataclass(frozen=True)
class AboutRoute(Action):
    """Show whom a route is for and what to expect of it; pages count from 0."""

    prefix = "about"
    pathway: str
    page: int = 0


@dataclass(frozen=True)
class OpenStep(Action):
    """Show a step."""

    prefix = "step"
    step: str


@dataclass(frozen=True)
class OpenPart(Action):
    """Show one part of a step (`views.parts.Part`); pages count from 0."""

    prefix = "part"
    step: str
    part: str
    page: int = 0


@dataclass(frozen=True)
class MarkStep(Action):
    """Say where I am with a step (`StepStatus`)."""

    prefix = "mark"
    step: str
    status: str


@dataclass(frozen=True)
class UndoStep(Action):
    """Take back that I said this of a step."""

    prefix = "undo"
    step: str
    status: str
