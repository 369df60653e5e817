"""What is said before a dated result is not valid any more."""

from bot.content import Library
from bot.features.pathways.actions import OpenResult, OpenStep
from bot.features.pathways.domain import Running
from bot.features.pathways.views import timing
from bot.i18n import Html, Translator, html
from bot.message import Button
from bot.nudges import Piece
from bot.prose import Prose, title_of
from bot.screen import notice


def warning(t: Translator, library: Library, one: Running) -> Piece:
    """Say until when a result counts, what must happen before, and where that stands."""
    title = t.gettext("A result ends soon")  # limit: button 32
    prose, clock = Prose(t, library), one.clock
    prose.cite(clock)
    do = html(t.gettext("<b>Before it ends:</b> {do}"), do=prose.text(clock.before))
    passages = [
        html("<b>{title}</b>", title=title),
        timing.clock_line(t, library, one),
        do + prose.origin(),
    ]
    step = library.steps[clock.step]
    buttons = (
        Button(f"👉 {title_of(t, library, step.title)}", OpenStep(step.slug)),
        # limit: button 32
        Button(t.gettext("📅 About this result"), OpenResult(clock.id)),
    )
    return Piece(title, notice(t, Html("\n\n").join(passages), *buttons))
