"""How a status looks: a sign of its own shape, and a word."""

from collections.abc import Mapping
from typing import Final

from bot.content import StepStatus
from bot.i18n import Translator

SIGNS: Final[Mapping[StepStatus, str]] = {
    StepStatus.TODO: "⬜",
    StepStatus.DOING: "⏳",
    StepStatus.STUCK: "✋",
    StepStatus.DONE: "✅",
    StepStatus.NOT_FOR_ME: "🚫",
}


def word(t: Translator, status: StepStatus) -> str:
    """Name a status, in one or two words that fit half a row of buttons."""
    match status:
        case StepStatus.TODO:
            return t.gettext("To do")  # limit: button 20
        case StepStatus.DOING:
            return t.gettext("Doing")  # limit: button 20
        case StepStatus.STUCK:
            return t.gettext("Stuck")  # limit: button 20
        case StepStatus.DONE:
            return t.gettext("Done")  # limit: button 20
        case StepStatus.NOT_FOR_ME:
            return t.gettext("Not for me")  # limit: button 20


def signed(t: Translator, status: StepStatus) -> str:
    return f"{SIGNS[status]} {word(t, status)}"
