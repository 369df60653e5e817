"""The identifier guard: find what could show who somebody is, and hide it."""

from bot.features.questions.guard.finding import find
from bot.features.questions.guard.kinds import ALWAYS_HIDDEN, Finding, Kind, label
from bot.features.questions.guard.masking import masked, within, without_marks, worded

__all__ = [
    "ALWAYS_HIDDEN",
    "Finding",
    "Kind",
    "find",
    "label",
    "masked",
    "within",
    "without_marks",
    "worded",
]
