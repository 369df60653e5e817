"""Content: pathways, figures, sources and urgent help, as checked data."""

from bot.content.conditions import Condition, Facts, StepStatus, holds
from bot.content.library import Library
from bot.content.loader import check, load
from bot.content.problems import ContentError

__all__ = [
    "Condition",
    "ContentError",
    "Facts",
    "Library",
    "StepStatus",
    "check",
    "holds",
    "load",
]
