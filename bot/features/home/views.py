"""What home says."""

from bot.i18n import Html, Translator, html
from bot.message import Message
from bot.screen import screen


def home(t: Translator) -> Message:
    return screen(t, html(t.gettext("<b>Home</b>")))


def lost(t: Translator, reason: str) -> Message:
    """Home, after something that could not be done: says why first."""
    return screen(t, html("{reason}", reason=Html(reason)))
