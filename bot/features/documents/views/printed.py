"""Texts as they are drawn: without tags and emoji, each line in the right order."""

import datetime as dt
from collections.abc import Sequence
from html import unescape
from typing import Any

from bot.content import Library
from bot.documents.printable import printable
from bot.features.documents.domain import Journey, Placed, Sign
from bot.i18n import Html, Translator, plain
from bot.i18n.faults import TAG
from bot.prose import title_of


class Printed:
    """Gives the texts of one document in the reader's language, ready to be drawn."""

    def __init__(self, t: Translator, library: Library) -> None:
        self.t = t
        self.library = library
        self._dates: dict[tuple[dt.date, dt.date], str] = {}  # few, and asked for again and again

    def line(self, template: str, **values: object) -> str:
        """Fill a translated text."""
        return self._arranged(plain(template, **values))

    def bare(self, text: Html) -> str:
        """Take the tags out: a document has its own ways."""
        return self._arranged(unescape(TAG.sub("", text)))

    def content(self, text: str) -> str:
        """Translate a text of content and fill in its figures."""
        return self._arranged(title_of(self.t, self.library, text))

    def _arranged(self, text: str) -> str:
        return printable(text, self.t.direction)

    def status(self, one: Placed) -> str:
        """Say in a word or two where the person is with a step."""
        t = self.t
        match one.sign:
            case Sign.DONE:
                return self.line(t.gettext("Done"))
            case Sign.STUCK:
                return self.line(t.gettext("Stuck"))
            case Sign.DOING:
                return self.line(t.gettext("Doing"))
            case Sign.NEXT:
                return self.line(t.gettext("Next best step"))
            case _:
                return self.line(t.gettext("Later"))

    def checked(self, steps: Sequence[Placed]) -> str | None:
        """Say when the oldest page behind these steps was checked; nothing when there is none."""
        days = [source.checked for one in steps for source in self.library.sources_of(one.step)]
        if not days:
            return None
        return self.line(self.t.gettext("Checked on {date}"), date=self.t.date(min(days)))

    def dates(self, checked: dt.date, review_by: dt.date) -> str:
        """Say when a page was checked and must be checked again."""
        key = (checked, review_by)
        if key not in self._dates:
            text = self.t.gettext("Checked on {date}. To be checked again by {review}.")
            review = self.t.date(review_by)
            self._dates[key] = self.line(text, date=self.t.date(checked), review=review)
        return self._dates[key]

    def progress(self, journey: Journey) -> dict[str, Any]:
        done, total = journey.done, len(journey.steps)
        counted = self.t.ngettext(
            "{done} of {total} step done", "{done} of {total} steps done", total
        )
        return {"done": done, "total": total, "text": self.line(counted, done=done, total=total)}

    def head(self, journey: Journey, today: dt.date) -> dict[str, Any]:
        """Return what every document begins with. Ask for it last: it is honest about all texts."""
        t = self.t
        title = t.gettext("My plan") if journey.kept else t.gettext("The steps of this route")
        begun = {
            "language": t.language,
            "direction": t.direction,
            "title": self.line(title),
            "route": self.content(journey.track.title),
            "progress": self.progress(journey),
        }
        day = self.line(t.gettext("As it was on {date}"), date=t.date(today))
        return {**begun, "drawn": [day, *map(self.line, t.note().splitlines())]}
