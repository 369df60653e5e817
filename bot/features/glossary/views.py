"""What the glossary says. Words stay in English, as people will hear and see them."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.content.glossary import Term
from bot.content.pathways import Step
from bot.errors import UserError
from bot.features.glossary import domain
from bot.features.glossary.actions import OpenTerm, ShowGlossary
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message, Rows
from bot.prose import Prose
from bot.screen import screen

ON_A_PAGE: Final = 9
SHORT: Final = 14
"""How long a word may be that shares its row with another, in characters."""
JUMPS_IN_A_ROW: Final = 6


class GoneError(UserError):
    """A button leads to a word that content no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("This word is no longer in the list.")


def terms(t: Translator, library: Library, page: int) -> Message:
    """Show a page of the words, and the letters of the other pages."""
    pages = paging.chunked(domain.alphabetical(library), ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext(
        "Short names and words of exams and the NHS. They stay in English here: so you will hear "
        "and see them. Tap one to read what it means."
    )
    title = html("<b>{title}</b>", title=Html(t.gettext("🔤 What the words mean")))
    words = [Button(term.term, OpenTerm(domain.key(term.term))) for term in pages[page]]
    return screen(
        t,
        Html("\n\n").join((title, html(text))),
        *_rows(words),
        *paging.chunked([*_jumps(pages, page)], JUMPS_IN_A_ROW),
    )


def rows(library: Library, step: Step, track: str) -> Rows:
    """Return rows of buttons to the words that a step uses; `track` as in OpenTerm."""
    used = domain.used_in(library, step)
    words = [
        Button(f"🔤 {term.term}", OpenTerm(domain.key(term.term), step.slug, track))
        for term in used
    ]
    return tuple(_rows(words))


def _rows(words: Sequence[Button]) -> Iterator[tuple[Button, ...]]:
    """Put two short words side by side; a long one needs the row for itself."""
    waiting: tuple[Button, ...] = ()
    for word in words:
        if len(word.label) > SHORT:
            yield from (waiting, (word,))
            waiting = ()
        elif waiting:
            yield (*waiting, word)
            waiting = ()
        else:
            waiting = (word,)
    yield waiting


def _jumps(pages: Sequence[Sequence[Term]], page: int) -> Iterator[Button]:
    if len(pages) == 1:
        return
    for number, terms in enumerate(pages):
        first, last = (term.term[0].upper() for term in (terms[0], terms[-1]))
        letters = first if first == last else f"{first}–{last}"  # noqa: RUF001 -- from A to C
        yield Button(f"🔘 {letters}" if number == page else letters, ShowGlossary(number))


def term(
    t: Translator, library: Library, one: Term, *, step: Button | None, back: Action | None
) -> Message:
    """Show what a word means. `step` leads to the step that says more.

    Back leads to the page of the list that it is on, or else where `back` says.
    """
    prose = Prose(t, library)
    prose.cite(one)
    heading = [html("<b>{term}</b>", term=one.term)]
    if one.stands_for:
        heading.append(html("<i>{words}</i>", words=one.stands_for))
    body = Html("\n\n").join((Html("\n").join(heading), prose.text(one.meaning))) + prose.origin()
    place = domain.alphabetical(library).index(one)
    return screen(t, body, step, back=back or ShowGlossary(place // ON_A_PAGE))
