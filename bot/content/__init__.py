"""Content: pathways, figures, sources and urgent help, as checked data."""

from bot.content.conditions import Condition, Facts, StepStatus, holds
from bot.content.library import Library
from bot.content.loader import check, load
from bot.content.problems import ContentError, Problem, Severity

__all__ = [
    "Condition",
    "ContentError",
    "Facts",
    "Library",
    "Problem",
    "Severity",
    "StepStatus",
    "check",
    "holds",
    "load",
]
