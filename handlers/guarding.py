"""The identifier guard over texts that are to be published: hide, and show what was hidden."""

from collections.abc import Callable

from bot.context import Context
from bot.features.answers.views import review
from bot.features.questions.guard import Kind, find, label, masked, without_marks, worded
from bot.i18n import Html


def hide(context: Context) -> Callable[[str, str], str]:
    """Return what hides, in a text of a language, what could show who somebody is."""

    def hidden(language: str, text: str) -> str:
        typed = without_marks(text)
        t = context.runtime.catalogs.translator(language)
        return worded(t, masked(typed, find(typed)))

    return hidden


def seen(context: Context, language: str, *texts: str) -> tuple[Html, ...]:
    """Say what is hidden in texts of a language, and what is found in them all the same."""
    text, written_in = "\n".join(texts), context.runtime.catalogs.translator(language)
    kinds = [label(context.t, kind) for kind in Kind if f"[{label(written_in, kind)}]" in text]
    doubtful = [(label(context.t, one.kind), text[one.start : one.end]) for one in find(text)]
    return review.hidden(context.t, kinds, doubtful)
