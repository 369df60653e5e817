"""What several screens of mentors are made of."""

from bot.i18n import Html, Translator
from bot.message import Action, Button

PARAGRAPH = Html("\n\n")
IN_A_ROW = 4


def checked(label: str, *, on: bool) -> str:
    return f"✅ {label}" if on else label


def go_on(t: Translator, action: Action) -> Button:
    return Button(t.gettext("➡️ Next"), action)


def clock(hour: int) -> str:
    return f"{hour:02}:00"


def grid(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[n : n + IN_A_ROW] for n in range(0, len(buttons), IN_A_ROW)]


def pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[n : n + 2] for n in range(0, len(buttons), 2)]
