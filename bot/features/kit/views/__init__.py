"""What the kit says, to coordinators alone."""

from bot.features.kit.actions import OpenKit
from bot.i18n import Translator
from bot.message import Button


def door(t: Translator, event: int) -> Button:
    """Return the way to the kit of an event."""
    return Button(t.gettext("🧰 Prepare it"), OpenKit(event))  # limit: button 18
