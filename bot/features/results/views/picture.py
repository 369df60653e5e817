"""Results as pictures for a phone: who answered, what changed, each question as bars."""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from bot import paging
from bot.documents.printable import printable
from bot.features.results.actions import DrawResults, OpenResults
from bot.features.results.domain.report import Change, Figure
from bot.features.results.views.words import Shown, Words
from bot.i18n import Translator, arrange, html
from bot.message import Attachment, FileKind, Message
from bot.screen import screen

ON_A_PICTURE: Final = 6
"""Questions; more would be too small, or too long for Telegram."""


def picture(t: Translator, shown: Shown, page: int, link: str | None) -> Message:
    """Show a page of the report as a picture."""
    wave = shown.report.wave
    pages = paging.chunked(shown.report.figures, ON_A_PICTURE)
    page = paging.nearest(page, pages)
    data = _Drawn(t, shown).data(pages, page, link)
    message = screen(
        t,
        html("<b>📊 {title}</b>", title=t.content(shown.instrument.title)),
        paging.turning(t, page, pages, lambda to: DrawResults(wave, to)),
        back=OpenResults(wave),
    )
    failed = t.gettext(
        "<b>The picture could not be drawn</b>\n"
        "Sorry, this is our mistake. You can read the results with the buttons below."
    )
    instead = arrange(html(failed), t.direction)
    file = Attachment("results", data, FileKind.PNG, "results.png", instead)
    return dataclasses.replace(message, attachment=file)


class _Drawn:
    """Writes the words of one picture, ready to be drawn."""

    def __init__(self, t: Translator, shown: Shown) -> None:
        self.t = t
        self.words = Words(t, shown)
        self.shown = shown

    def data(
        self, pages: Sequence[Sequence[Figure]], page: int, link: str | None
    ) -> dict[str, Any]:
        """Return what fills the template. The note on missing translations comes last."""
        words, report = self.words, self.shown.report
        change = self._change(report.change) if report.change and not page else None
        items = [self._item(one) for one in pages[page]]
        notes = [words.late()] if self.shown.late else []
        title = self._line(words.title)
        lines = [self._line(one) for one in (words.closed(), words.response())]
        return {
            "language": self.t.language,
            "direction": self.t.direction,
            "title": title,
            "lines": lines,
            "change": change,
            "part": self._part(pages, page),
            "items": items,
            "notes": [self._line(one) for one in (*notes, *self.t.note().splitlines())],
            "link": link,
        }

    def _line(self, text: str) -> str:
        return printable(text, self.t.direction)

    def _part(self, pages: Sequence[Sequence[Figure]], page: int) -> str | None:
        if len(pages) == 1:
            return None
        text = self.t.gettext("Part {n} of {all}")
        said = text.replace("{n}", self.t.number(page + 1))
        return self._line(said.replace("{all}", self.t.number(len(pages))))

    def _change(self, change: Change) -> dict[str, Any]:
        first, *rest = self.words.change(change)
        return {
            "title": self._line(self.words.score(change)),
            "went": self._line(first),
            "lines": [self._line(one) for one in rest],
            "caution": self._line(self.words.caution()),
        }

    def _item(self, figure: Figure) -> dict[str, Any]:
        item = self.words.item(figure.item)
        answered = self.shown.report.answered or 1
        nothing = figure.mean is None and not any(one.people for one in figure.groups)
        some = any(one.people is None for one in figure.groups)
        hidden = f"\u2013 {self.words.hidden()}" if some else None
        if nothing:
            hidden = self.words.why_hidden(figure.item)
        bars = [
            {
                "label": self._line(self.words.group(item, one)),
                "words": self._line(self.words.people(one)),
                "share": None if one.people is None else one.people / answered,
            }
            for one in figure.groups
        ]
        return {
            "text": self._line(self.t.content(item.text)),
            "bars": [] if nothing else bars,
            "mean": self._mean(figure),
            "hidden": hidden and self._line(hidden),
        }

    def _mean(self, figure: Figure) -> dict[str, Any] | None:
        if figure.mean is None:
            return None
        item = self.words.item(figure.item)
        low, high = self.words.ends(item)
        first, last = self.words.end_labels(item)
        return {
            "words": self._line(self.words.mean(item, figure.mean)),
            "at": float((figure.mean - low) / Decimal(high - low)),
            "first": self._line(first),
            "last": self._line(last),
        }
