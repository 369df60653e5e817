"""Texts of content with their figures filled in, and where those figures come from."""

import datetime as dt
from collections.abc import Iterable

from bot.content import Library
from bot.content.figure_text import figure_text
from bot.content.pathways import FREE, VARIES, Step
from bot.content.sources import Claim, Fact, Source
from bot.i18n import Html, Translator, html, plain
from bot.i18n.html import escape


class Prose:
    """Writes one passage: what it cites on the way is named at its end by `origin`."""

    def __init__(self, t: Translator, library: Library) -> None:
        self._t = t
        self._library = library
        self._checked: dict[tuple[dt.date, str], None] = {}  # in the order they were cited
        self._check_at: dict[str, None] = {}
        self._doubted = False

    def text(self, text: str) -> Html:
        """Translate a text of content and fill in its figures."""
        figures = self._library.figures_in(text)
        for figure in figures.values():
            self.cite(figure, figure.checked)
        words = {name: figure_text(self._t, figure) for name, figure in figures.items()}
        return html(escape(self._t.content(text)), **words)

    def amount(self, amount: str) -> str:
        """Write an amount to pay: a figure, or that it is free, or that it varies."""
        if amount == FREE:
            return self._t.gettext("free")
        if amount == VARIES:
            return self._t.gettext("not the same for everybody")
        return self.figure(amount)

    def figure(self, name: str) -> str:
        """Write a figure by itself."""
        figure = self._library.figure(name)
        self.cite(figure, figure.checked)
        return figure_text(self._t, figure)

    def cite(self, claim: Claim, checked: dt.date | None = None) -> None:
        """Name the sources of a claim at the end, with the day it, or else each, was checked."""
        for name in claim.sources:
            self._checked[checked or self._library.sources[name].checked, name] = None
        if claim.uncertain and claim.check_at:
            self._check_at[claim.check_at] = None
        self._doubted |= self._library.is_doubted(claim)

    @property
    def doubted(self) -> bool:
        """Whether a coordinator said of something written so far that it is not valid any more."""
        return self._doubted

    @property
    def doubtful(self) -> tuple[Source, ...]:
        """The pages at which to check what is not certain of everything written so far."""
        return tuple(self._library.sources[name] for name in self._check_at)

    def origin(self) -> Html:
        """Say where everything written so far comes from, when it was checked, how sure it is."""
        t, lines = self._t, []
        for day in sorted({day for day, _ in self._checked}):
            sources = self._links(name for on, name in self._checked if on == day)
            line = t.gettext("Checked on {date}: {sources}")
            lines.append(html(line, date=t.date(day), sources=sources))
        if self._check_at:
            line = t.gettext("⚠️ Not certain. Check at: {sources}")
            lines.append(html(line, sources=self._links(self._check_at)))
        if self._doubted:
            lines.append(html(doubt(t)))
        return html("\n<i>{lines}</i>", lines=Html("\n").join(lines)) if lines else Html("")

    def _links(self, names: Iterable[str]) -> Html:
        sources = (self._library.sources[name] for name in names)
        return Html(" · ").join(link(source.title, source.url) for source in sources)


def link(title: str, url: str) -> Html:
    return html('<a href="{url}">{title}</a>', url=Html(escape(url)), title=title)


def fact(t: Translator, library: Library, one: Fact) -> Html:
    """Write a fact with where it comes from."""
    prose = Prose(t, library)
    prose.cite(one)
    return html("• {text}", text=prose.text(one.text)) + prose.origin()


def checked(t: Translator, library: Library, step: Step, *, said: bool = False) -> Html:
    """Say when a step as a whole was checked: when the oldest of its pages was.

    Its doubt is added, if it was not `said` already.
    """
    day = min(library.sources[name].checked for name in step.sources)
    text = t.gettext("<i>Checked on {date}. The pages are under “Sources”.</i>")
    line = html(text, date=t.date(day))
    doubted = library.is_doubted(step) and not said
    return line + html("\n<i>{doubt}</i>", doubt=doubt(t)) if doubted else line


def doubt(t: Translator) -> str:
    """Say of a text that a coordinator called it not valid any more."""
    return t.gettext("🔎 We are checking this: it may not be right any more.")


def title_of(t: Translator, library: Library, text: str) -> str:
    """Write a title or label of content, for a button or for html() to escape."""
    figures = library.figures_in(text)
    words = {name: figure_text(t, figure) for name, figure in figures.items()}
    return plain(t.content(text), **words)
