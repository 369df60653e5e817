"""What the kit says, to coordinators alone."""

from bot.features.kit.actions import OpenKit
from bot.i18n import Translator, html
from bot.message import Button, Message
from bot.screen import screen


def door(t: Translator, event: int) -> Button:
    """Return the way to the kit of an event."""
    return Button(t.gettext("🧰 Prepare it"), OpenKit(event))  # limit: button 18


def too_late(t: Translator) -> Message:
    return screen(t, html(t.gettext("This was not waited for any more. Nothing was changed.")))
