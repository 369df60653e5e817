"""How every screen is put together: body, honest note, buttons, and the way back."""

import dataclasses
from dataclasses import dataclass

from bot.i18n import Html, Translator, arrange, button, html
from bot.message import Action, Button, Message, Rows, to_rows


class Home(Action):
    """Go to the home screen. It works in any state."""

    prefix = "home"


class ShowDesk(Action):
    """Show a coordinator what waits for them."""

    prefix = "desk"


class UrgentHelp(Action):
    """Show who helps at once."""

    prefix = "sos"


@dataclass(frozen=True)
class Uncover(Action):
    """Show what arrived behind a message without words."""

    prefix = "open"
    cover: int


@dataclass(frozen=True)
class Report(Action):
    """Report a text that was relayed: an entry of a question.

    Below 0 it is one of a call, whose number then stands for the question's.
    """

    prefix = "rep"
    question: int
    entry: int


def report(t: Translator, question: int, entry: int) -> Button:
    """Return the button that stands below every text of somebody else."""
    # limit: button 32
    # Translators: tells the coordinators that something is wrong with a message from a person.
    return Button(t.gettext("⚠️ Report"), Report(question, entry))


def covered(t: Translator, opening: Action) -> Message:
    """Return what arrives in discreet mode: nothing of what it is about shows on a lock screen."""
    body = html(t.gettext("📩 You have a new message."))
    # limit: button 32
    return notice(t, body, Button(t.gettext("Open"), opening))


def screen(t: Translator, body: Html, *rows: object, back: Action | None = None) -> Message:
    """Return a screen with Back, Home and urgent help always in the same place.

    `rows` are buttons or sequences of buttons; None and empty rows are left out. `back` is where
    Back leads: one step up, or Home when not given. For a right-to-left reader lines are arranged
    and keyboard rows mirrored; a note says what is drafted or still English.
    """
    way_back = (  # three side by side: a phone shows about 14 characters of each
        # limit: button 14
        # Translators: where people read from right to left, the arrow points to the right: ➡️
        Button(t.gettext("⬅️ Back"), back or Home()),
        # limit: button 14
        Button(t.gettext("🏠 Home"), Home()),
        # limit: button 14
        # Translators: opens the telephone numbers for emergencies.
        Button(t.gettext("🆘 Urgent"), UrgentHelp()),
    )
    return dataclasses.replace(notice(t, body, *rows, way_back), back=back)


def notice(t: Translator, body: Html, *rows: object, silent: bool = False) -> Message:
    """Return a message that is no screen of its own: something happened; no way back needed."""
    keyboard = _arranged(t, to_rows(*rows))
    if note := t.note():
        body += html("\n\n<i>{note}</i>", note=Html(note))
    return Message(arrange(body, t.direction), keyboard, silent=silent)


def _arranged(t: Translator, rows: Rows) -> Rows:
    mirrored = t.direction == "rtl"
    return tuple(
        tuple(
            Button(button(b.label, t.direction), b.action, b.url)
            for b in (reversed(row) if mirrored else row)
        )
        for row in rows
    )
