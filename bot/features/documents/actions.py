"""What buttons about documents do."""

from dataclasses import dataclass
from typing import Final

from bot.message import Action

WHERE_I_AM: Final = -1


@dataclass(frozen=True)
class DrawRoadmap(Action):
    """Draw a route as a picture; pages count from 0, or `WHERE_I_AM`."""

    prefix = "pic"
    pathway: str
    page: int = WHERE_I_AM


@dataclass(frozen=True)
class DrawPlan(Action):
    """Make a PDF of a route, with all that is to be done."""

    prefix = "pdf"
    pathway: str
