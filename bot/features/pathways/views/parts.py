"""The parts of a step that have a screen of their own."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from bot import paging
from bot.content import Library
from bot.features.pathways.actions import OpenPart, OpenStep
from bot.features.pathways.service import Opened
from bot.features.pathways.views import passages
from bot.i18n import Html, Translator, html
from bot.message import Button, Message, Rows
from bot.prose import title_of
from bot.screen import screen


class Part(StrEnum):
    """The names in the buttons; they never change."""

    COST = "cost"
    DOCUMENTS = "docs"
    HELP = "help"
    KNOW = "know"
    SOURCES = "src"


PASSAGES: Final[Mapping[Part, Callable[[Translator, Library, Opened], Iterator[Html]]]] = {
    Part.COST: passages.cost_and_time,
    Part.DOCUMENTS: passages.documents,
    Part.HELP: passages.organisations,
    Part.KNOW: passages.good_to_know,
    Part.SOURCES: passages.sources,
}


def kind_of(asked: str) -> Part:
    """Return the part that a button names; an unknown one, from an old button, is the sources."""
    return Part(asked) if asked in set(Part) else Part.SOURCES


def part(
    t: Translator, library: Library, opened: Opened, asked: str, page: int, more: Rows = ()
) -> Message:
    """Show one part of a step; `more` are rows of other features."""
    kind = kind_of(asked)
    step = opened.step.step
    found = [*PASSAGES[kind](t, library, opened)]
    every = paging.paged(found or [html(t.gettext("There is nothing here for this step."))])
    page = paging.nearest(page, every)
    title = title_of(t, library, step.title)
    heading = html("<b>{part}</b>\n{step}\n\n", part=Html(label(t, kind)), step=title)
    turn = paging.turning(t, page, every, lambda to: _open(opened, kind, to))
    return screen(t, heading + every[page], turn, *more, back=OpenStep(step.slug, opened.plan.code))


def button(t: Translator, opened: Opened, kind: Part) -> Button | None:
    """Return the button to a part; None when the step has no such part."""
    step = opened.step.step
    empty = (kind is Part.DOCUMENTS and not step.documents) or (
        kind is Part.KNOW and not passages.known(opened)
    )
    return None if empty else Button(label(t, kind), _open(opened, kind))


def _open(opened: Opened, kind: Part, page: int = 0) -> OpenPart:
    return OpenPart(opened.step.slug, kind, page, opened.plan.code)


def label(t: Translator, kind: Part) -> str:
    match kind:
        case Part.COST:
            return t.gettext("💷 Cost and time")  # limit: button 32
        case Part.DOCUMENTS:
            return t.gettext("📄 Documents")  # limit: button 32
        case Part.HELP:
            return t.gettext("🤝 Who can help")  # limit: button 32
        case Part.KNOW:
            return t.gettext("💡 Good to know")  # limit: button 32
        case Part.SOURCES:
            return t.gettext("🔗 Sources")  # limit: button 32
