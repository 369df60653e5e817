"""Urgent help on top of whatever is shown, when what somebody typed sounds like distress."""

import dataclasses
from collections.abc import Callable

from bot.content import Library
from bot.i18n import Html, Translator, arrange, button, html
from bot.message import Button, Message
from bot.screen import UrgentHelp


def offered(t: Translator, library: Library, typed: str, show: Callable[[], Message]) -> Message:
    """Return what `show` makes, with urgent help first if `typed` sounds like distress.

    For any typed text: a search, a note, a report, a caption, an answer. Nothing is blocked or
    kept. The line adds about 100 characters to the text.
    """
    if not library.sounds_like_distress(typed):
        return show()
    line = t.gettext(
        "This sounds very hard. Nobody has to carry it alone: people can help now, day and night."
    )
    label = button(t.gettext("🆘 Get help now"), t.direction)
    shown = show()  # after the line, so that its note also speaks of it
    return dataclasses.replace(
        shown,
        text=arrange(html("{line}\n\n", line=Html(line)), t.direction) + shown.text,
        rows=((Button(label, UrgentHelp()),), *shown.rows),
    )
