"""What is due, on its shelves."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.content.dated import name_of
from bot.features.upkeep import domain
from bot.features.upkeep.actions import OpenItem, ShowContent, ShowShelf, ShowTranslations
from bot.features.upkeep.domain import Due, Shelf
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import ShowDesk, screen

ON_A_PAGE: Final = 6
LONGEST: Final = 32
LINE: Final = Html("\n")
PARAGRAPH: Final = Html("\n\n")


def overview(
    t: Translator, found: Sequence[Due], today: dt.date, more: Sequence[Button]
) -> Message:
    """Show how the content is. `more` leads to what people say of it."""
    late = sum(one.is_late(today) and one.shelf is not Shelf.CHANGE for one in found)
    changes = sum(one.shelf is Shelf.CHANGE for one in found)
    body = [html(t.gettext("<b>🩺 Content health</b>"))]
    if found:
        text = t.gettext(
            "All we say was checked on a page. Open what is due, look at its page, and say here "
            "whether it is still right."
        )
        lines = [
            # Translators: {n} is how many texts should have been checked before today.
            html(t.gettext("⏰ Past the date: {n}"), n=late),
            # Translators: {n} is how many texts must be checked in the next 30 days.
            html(t.gettext("🕰 Within 30 days: {n}"), n=len(found) - late - changes),
        ]
        if changes:
            lines.append(html(t.gettext("❌ To be changed: {n}"), n=changes))
        body += [html(text), LINE.join(lines)]
    else:
        body.append(html(t.gettext("Nothing has to be checked in the next 30 days. 🌿")))
    shelves = [
        Button(f"{shelf_name(t, shelf)} ({t.number(len(here))})", ShowShelf(shelf.value))
        for shelf, here in domain.on_shelves(found)
    ]
    languages = Button(t.gettext("🌍 Translations"), ShowTranslations())  # limit: button 32
    rows = (*shelves, languages, *paging.chunked(more, 2))
    return screen(t, PARAGRAPH.join(body), *rows, back=ShowDesk())


def shelf_name(t: Translator, shelf: Shelf) -> str:  # noqa: PLR0911 -- one for each shelf
    match shelf:
        case Shelf.CHANGE:
            # Translators: texts that are not right any more: an engineer has to change them.
            return t.gettext("❌ To be changed")  # limit: button 26
        case Shelf.URGENT:
            return t.gettext("🆘 Urgent help")  # limit: button 26
        case Shelf.FIGURES:
            # Translators: figures in the texts: prices, days, lengths of time.
            return t.gettext("💷 Fees, dates, times")  # limit: button 26
        case Shelf.ROUTES:
            # Translators: the web pages on which the steps of the routes rest.
            return t.gettext("🧭 Pages of routes")  # limit: button 26
        case Shelf.GUIDES:
            return t.gettext("📚 Pages of guides")  # limit: button 26
        case Shelf.RIGHTS:
            # Translators: the web pages on which the guide to the right to work rests.
            return t.gettext("🛂 Pages of rights")  # limit: button 26
        case Shelf.ANSWERS:
            # Translators: the web pages on which answers and ready replies rest.
            return t.gettext("💬 Pages of answers")  # limit: button 26
        case Shelf.DIRECTORY:
            return t.gettext("🏢 Organisations")  # limit: button 26
        case _:
            return t.gettext("🔗 Other pages")  # limit: button 26


def shelf(
    t: Translator,
    of: Shelf,
    found: Sequence[Due],
    today: dt.date,
    page: int,
    said: Sequence[Html] = (),
    undo: Action | None = None,
) -> Message:
    """List what is due on a shelf, the oldest first. `said`: what has just happened."""
    pages = paging.chunked(found, ON_A_PAGE)
    page = paging.nearest(page, pages)
    body = [*said, html("<b>{shelf}</b>", shelf=shelf_name(t, of))]
    body += [_line(t, one, today) for one in pages[page]]
    if not found:
        body.append(html(t.gettext("Nothing is left here. 🌿")))
    buttons = [
        Button(shortened(name_of(one.item)), OpenItem(domain.code(one.key), of.value, page))
        for one in pages[page]
    ]
    back = Button(t.gettext("↩️ Take it back"), undo) if undo else None
    turn = paging.turning(t, page, pages, lambda to: ShowShelf(of.value, to))
    return screen(t, PARAGRAPH.join(body), *buttons, turn, back, back=ShowContent())


def shortened(name: str) -> str:
    """Return a name as it fits on a button."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _line(t: Translator, one: Due, today: dt.date) -> Html:
    if one.shelf is Shelf.CHANGE:
        return html("• {name}", name=name_of(one.item))
    # Translators: {name} is an English title, {date} is when it had to be checked again.
    late = t.gettext("• {name}\n⏰ To be checked again by {date}")
    soon = t.gettext("• {name}\nTo be checked again by {date}")
    text = late if one.is_late(today) else soon
    return html(text, name=name_of(one.item), date=t.date(one.item.review_by))
