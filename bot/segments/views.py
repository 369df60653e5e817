"""Choosing whom something is for: what can be named, and about how many people that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.paging import chunked, nearest, turning
from bot.screen import screen
from bot.segments.actions import Name, NameChoices, ShowAudience, code
from bot.segments.choices import Dimension, Offered, named
from bot.segments.counting import Counted
from bot.segments.domain import Segment
from bot.segments.words import described, how_many, label, line_of, title

PARAGRAPH: Final = Html("\n\n")
ON_ONE: Final = 7
"""So many choices stand on one screen; more come on pages."""
ON_A_PAGE: Final = 5


@dataclass(frozen=True)
class Picked:
    """A segment that is being chosen: of what, how many it holds, and where Back leads."""

    owner: str
    subject: int
    segment: Segment
    counted: Counted
    k: int
    back: Action


class Picker:
    """The screens on which a segment is chosen; what is tapped is kept at once."""

    def __init__(self, t: Translator, offered: Offered, now: Picked) -> None:
        self._t = t
        self._offered = offered
        self._now = now

    def audience(self) -> Message:
        """Show whom it is for now, and the dimensions."""
        t, now = self._t, self._now
        lines = Html("\n").join(described(t, self._offered, now.segment))
        rounded = html(t.gettext("Numbers are rounded, so that nobody can be found by them."))
        heading = html(t.gettext("<b>🎯 Who is it for?</b>"))
        buttons = [
            Button(_checked(title(t, one), on=bool(named(now.segment, one))), self._names(one))
            for one in Dimension
            if one is not Dimension.EVENT or self._offered.events.titles
        ]
        body = PARAGRAPH.join((heading, self._number(), lines, rounded))
        return screen(t, body, *chunked(buttons, 2), back=now.back)

    def choices(self, dimension: Dimension, page: int, within: str) -> Message:
        """Show what can be named in a dimension, as buttons that name it or take it back.

        Of steps those of one route, with the code `within`; without one, first the routes.
        """
        t, now = self._t, self._now
        within = within if within in self._offered.tracks else ""
        buttons = self._buttons(dimension, max(page, 0), within)
        pages = chunked(buttons, ON_A_PAGE) if len(buttons) > ON_ONE else [buttons]
        shown = nearest(max(page, 0), pages)
        none = Name(now.owner, now.subject, dimension.value, shown, "", 0)
        heading = html("<b>{name}</b>", name=title(t, dimension))
        return screen(
            t,
            PARAGRAPH.join((heading, self._number(), self._hint(dimension))),
            *pages[shown],
            # Translators: nothing is chosen here: everybody, whatever they said.
            Button(t.gettext("👥 All"), none),  # limit: button 18
            turning(t, shown, pages, lambda to: self._names(dimension, to, within)),
            back=self._names(dimension) if within else ShowAudience(now.owner, now.subject),
        )

    def _number(self) -> Html:
        return html("<b>{about}</b>", about=how_many(self._t, self._now.counted, self._now.k))

    def _hint(self, dimension: Dimension) -> Html:
        t, segment = self._t, self._now.segment
        if not named(segment, dimension):
            return html(t.gettext("Nothing is chosen here: it is for all."))
        line = line_of(t, self._offered, segment, dimension)
        if dimension is Dimension.EVENT and not segment.answers:
            line += "\n" + html(t.gettext("Choose answers, or leave it: then any answer counts."))
        return line

    def _names(self, dimension: Dimension, page: int = 0, within: str = "") -> NameChoices:
        return NameChoices(self._now.owner, self._now.subject, dimension.value, page, within)

    def _buttons(self, dimension: Dimension, page: int, within: str) -> Sequence[Button]:
        t, segment = self._t, self._now.segment
        if dimension is Dimension.STEP and not within:
            tracks = self._offered.tracks.items()
            return [Button(t.content(name), self._names(dimension, 0, each))
                    for each, (name, _) in tracks]  # fmt: skip
        if dimension is Dimension.EVENT and segment.event:
            answers = self._offered.events.answers
            return [self._button(dimension, page, one, name, on=one in segment.answers)
                    for one, name in answers.items()]  # fmt: skip
        ids = self._offered.tracks[within][1] if within else self._offered.ids(dimension, segment)
        chosen = named(segment, dimension)
        return [
            self._button(
                dimension, page, one, label(t, self._offered, dimension, one), on=one in chosen
            )
            for one in ids
        ]

    def _button(self, dimension: Dimension, page: int, one: str, name: str, *, on: bool) -> Button:
        now = self._now
        action = Name(now.owner, now.subject, dimension.value, page, code(one), int(not on))
        return Button(_checked(name, on=on), action)


def _checked(label: str, *, on: bool) -> str:
    return f"✅ {label}" if on else label
