"""The guides there are."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.content.pathways import Guide
from bot.features.pathways.actions import OpenPlanPage, ShowGuides
from bot.i18n import Translator, html
from bot.message import Button, Message
from bot.prose import title_of
from bot.screen import screen

GUIDES_ON_A_PAGE: Final = 8


def guides(
    t: Translator, library: Library, found: Sequence[Guide], more: Iterable[Button], page: int = 0
) -> Message:
    """Offer the guides that hold something for this person, and `more` of other features."""
    every = paging.chunked(found, GUIDES_ON_A_PAGE)
    page = paging.nearest(page, every)
    text = t.gettext(
        "<b>📚 Guides</b>\nWork, English, money and more: for every profession, at any time. "
        "Choose one."
    )
    if not found:
        text = t.gettext("<b>📚 Guides</b>\nThere is no guide here yet.")
    return screen(
        t,
        html(text),
        *(
            Button(f"{one.icon} {title_of(t, library, one.title)}", OpenPlanPage(one.slug))
            for one in every[page]
        ),
        paging.turning(t, page, every, ShowGuides),
        *more,
    )
