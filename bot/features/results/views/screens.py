"""What coordinators see of results in the chat."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.features.results.actions import (
    DrawResults,
    OpenResults,
    ShowResults,
    ShowTexts,
    TakeResults,
    WriteNote,
)
from bot.features.results.views.words import Shown, Words
from bot.i18n import Html, Translator, escape, html, plain
from bot.message import Button, Message
from bot.screen import ShowDesk, screen

ON_A_PAGE: Final = 6
PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")

Closed = tuple[int, str, dt.date]
"""A closed wave: its id, the title of its instrument, and when it was closed."""


def door(t: Translator, wave: int) -> Button:
    """Return the way to the results of a closed wave."""
    return Button(t.gettext("📊 Results"), OpenResults(wave))  # limit: button 32


def waves(t: Translator, closed: Sequence[Closed], page: int) -> Message:
    """List the closed waves, the newest first."""
    pages = paging.chunked(closed, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext(
        "Surveys that are closed, the newest first. Results of an open survey are shown to nobody, "
        "also not to you: so nobody can see what one more answer changes."
    )
    if not closed:
        text = t.gettext("No survey is closed yet. Results of an open survey are shown to nobody.")
    head = html(t.gettext("<b>📊 Results</b>"))
    return screen(
        t,
        PARAGRAPH.join((head, html(text))),
        *(_row(t, *one) for one in pages[page]),
        paging.turning(t, page, pages, ShowResults),
        back=ShowDesk(),
    )


def _row(t: Translator, wave: int, title: str, day: dt.date) -> Button:
    label = plain("{title} · {day}", title=title, day=t.short_day(day))
    return Button(label, OpenResults(wave))


def report(t: Translator, shown: Shown, page: int, *, texts: int) -> Message:
    """Show a page of what may be shown of a wave; `texts` wait to be looked at or were."""
    words, wave = Words(t, shown), shown.report.wave
    if shown.report.answered is None:
        return screen(t, _head(words), back=ShowResults())
    pages = paging.paged([_head(words), *_passages(words)])
    page = paging.nearest(page, pages)
    looking = Button(t.gettext("💬 What people wrote"), ShowTexts(wave)) if texts else None
    return screen(
        t,
        pages[page],
        paging.turning(t, page, pages, lambda to: OpenResults(wave, to)),
        (
            Button(t.gettext("🖼 Picture"), DrawResults(wave)),  # limit: button 18
            # Translators: a file with rows and columns.
            Button(t.gettext("📄 Spreadsheet"), TakeResults(wave, "xlsx", 0)),  # limit: button 18
        ),
        (
            # Translators: a file with numbers only, for other programs.
            Button(t.gettext("📄 Plain data"), TakeResults(wave, "csv", 0)),  # limit: button 18
            # Translators: a spreadsheet that may be given to people outside the programme.
            Button(t.gettext("📤 For others"), TakeResults(wave, "xlsx", 1)),  # limit: button 18
        ),
        looking,
        Button(t.gettext("📣 You said, we did"), WriteNote(wave)),  # limit: button 32
        back=ShowResults(),
    )


def _head(words: Words) -> Html:
    title = html("<b>📊 {title}</b>", title=words.title)
    lines = [title, *map(_line, (words.closed(), words.response()))]
    if words.shown.late:
        lines.append(html("<i>{late}</i>", late=words.late()))
    return LINE.join(lines)


def _passages(words: Words) -> list[Html]:
    passages = []
    if change := words.report.change:
        title = html("<b>📈 {title}</b>", title=words.score(change))
        said = [title, *map(_line, words.change(change))]
        passages.append(LINE.join([*said, _line(words.caution())]))
    for figure in words.report.figures:
        question = words.t.content(words.item(figure.item).text)
        title = html("<b>{question}</b>", question=question)
        passages.append(LINE.join([title, *map(_line, words.figure(figure))]))
    return passages


def _line(text: str) -> Html:
    return Html(escape(text))
