"""What the kit says, to coordinators alone."""

from bot.i18n import Translator, html
from bot.message import Message
from bot.screen import screen


def too_late(t: Translator) -> Message:
    return screen(t, html(t.gettext("This was not waited for any more. Nothing was changed.")))
