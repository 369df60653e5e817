"""One item: what it says, who uses it, what people say of it, and what can be done."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from bot.content import Library
from bot.content.dated import Item, name_of
from bot.content.figure_text import figure_text
from bot.content.figures import AnyFigure, Figure
from bot.content.organisations import Organisation
from bot.content.sources import Source
from bot.features.upkeep import domain
from bot.features.upkeep.actions import (
    MarkValid,
    MarkWrong,
    OpenItem,
    ShowContent,
    ShowShelf,
    TakeBack,
)
from bot.features.upkeep.domain import Complaints, Due, Review, Shelf
from bot.features.upkeep.uses import Use, quote
from bot.features.upkeep.views.shelves import shortened
from bot.i18n import Html, Translator, copied, html
from bot.message import Action, Button, Message
from bot.prose import Prose, doubt, link, title_of
from bot.screen import screen

SHOWN: Final = 3
"""Texts quoted, steps named and pages linked on the screen of one item."""
LINE: Final = Html("\n")
PARAGRAPH: Final = Html("\n\n")


def item(
    t: Translator,
    library: Library,
    one: Due,
    review: Review | None,
    complaints: Complaints,
    steps: Sequence[tuple[str, Action]],
    at: OpenItem,
) -> Message:
    """Show what an item says, who uses it, what people say of it, and what can be done about it.

    `steps` are titles of steps that stand on it, with what opens them.
    """
    back = ShowShelf(at.shelf, at.page) if at.shelf in set(Shelf) else ShowContent()
    mark = domain.mark(library.as_written.dated[one.key])
    still = Button(t.gettext("✅ Still valid"), MarkValid(at.item, mark))  # limit: button 32
    wrong = Button(t.gettext("❌ Not valid any more"), MarkWrong(at.item, mark))  # limit: button 32
    undo = Button(t.gettext("↩️ Take it back"), TakeBack(at.item))
    parts = _item(t, library, one, review, complaints)
    return screen(
        t,
        PARAGRAPH.join(parts),
        *_addresses(library, one.item),
        *(Button(f"📋 {title_of(t, library, title)}"[:60], action) for title, action in steps),
        still,
        wrong if review is None or review.valid else None,
        undo if review else None,
        back=back,
    )


def _item(
    t: Translator, library: Library, one: Due, review: Review | None, complaints: Complaints
) -> Iterator[Html]:
    yield html("<b>{name}</b>", name=name_of(one.item)) + _value(t, library, one.item)
    if not (review is None or review.valid):
        text = t.gettext(
            "❌ A coordinator said on {date} that this is not valid any more. Please tell who runs "
            "this bot what is right now: they change the text. Until then people read:"
        )
        yield html(text, date=t.date(review.day)) + LINE + html("<i>{doubt}</i>", doubt=doubt(t))
    said = {quote(use, one.key): use for use in reversed(one.uses)}
    for text, use in islice(((a, b) for a, b in reversed(said.items()) if a), SHOWN):
        where = title_of(t, library, use.title)
        yield html("“{text}”\n<i>{where}</i>", text=Prose(t, library).text(text), where=where)
    if one.uses:
        yield _used(t, library, one.uses)
    dates = t.gettext("Checked on {date}. To be checked again by {review}.")
    day, by = t.date(one.item.checked), t.date(one.item.review_by)
    line = html(dates, date=day, review=by)
    if review and review.valid:
        line += LINE + html(t.gettext("✅ A coordinator looked at it in this chat."))
    yield line + LINE + Html(" · ").join(link(*page) for page in _pages(library, one.item))
    yield from _complaints(t, complaints)


def _value(t: Translator, library: Library, item: Item) -> Html:
    match item:
        case AnyFigure():
            figure: Figure = library.figures[item.id]
            return html(": {value}", value=figure_text(t, figure))
        case Source():
            return Html("")
        case Organisation():
            said = html("\n{text}", text=Prose(t, library).text(item.offer))
            return LINE.join((said, *_reached(t, item.phone, item.text_to, item.email)))
        case _:
            said = html("\n{text}", text=t.content(item.for_whom))
            hours = html("🕐 {hours}", hours=t.content(item.hours))
            return LINE.join((said, *_reached(t, item.call, item.text_to), hours))


def _reached(
    t: Translator, call: str | None, text_to: str | None, email: str | None = None
) -> Iterator[Html]:
    """Say what people dial and write to: that above all must be right."""
    if call:
        yield html(t.gettext("📞 Call {number}"), number=copied(call))
    if text_to:
        yield html(t.gettext("💬 Text {number}"), number=copied(text_to))
    if email:
        yield html(t.gettext("✉️ Write to {address}"), address=copied(email))


def _used(t: Translator, library: Library, uses: Sequence[Use]) -> Html:
    titles = dict.fromkeys(title_of(t, library, use.title) for use in uses)
    # Translators: {n} is on how many screens it is, {titles} are titles of some of them.
    text = t.ngettext("Used on {n} screen: {titles}", "Used on {n} screens: {titles}", len(titles))
    shown = [*islice(titles, 2 * SHOWN)]
    more = "…" if len(titles) > len(shown) else ""
    return html(text, n=len(titles), titles=" · ".join(shown) + more)


def _complaints(t: Translator, of: Complaints) -> Iterator[Html]:
    lines = []
    if of.wrong:
        # Translators: {n} is how many people said so.
        lines.append(html(t.gettext("⚠️ It is wrong: {n}"), n=of.wrong))
    if of.old:
        # Translators: {n} is how many people said so.
        lines.append(html(t.gettext("🕰 It is out of date: {n}"), n=of.old))
    if of.link:
        # Translators: {n} is how many people said so.
        lines.append(html(t.gettext("🔗 A link does not work: {n}"), n=of.link))
    if of.dead:
        # Translators: {n} is how many people said so of an organisation.
        lines.append(html(t.gettext("🚩 It cannot be reached: {n}"), n=of.dead))
    if lines:
        # Translators: below it stands how many said what.
        title = html(t.gettext("<b>What people say of these screens</b>"))
        yield LINE.join((title, *lines))


def _pages(library: Library, item: Item) -> list[tuple[str, str]]:
    """Return title and address of the pages behind an item; of a page, its own."""
    named = [item] if isinstance(item, Source) else [library.sources[one] for one in item.sources]
    return [(page.title, page.url) for page in named]


def _addresses(library: Library, item: Item) -> Iterator[Button]:
    """Give a button to each page to look at."""
    own = None if isinstance(item, AnyFigure) else item.url
    pages = {url: title for title, url in _pages(library, item)}
    every = pages if own is None else {own: name_of(item), **pages}
    for url, title in islice(every.items(), SHOWN):
        yield Button(f"🔗 {shortened(title)}", url=url)


def ask_valid(t: Translator, library: Library, key: str, action: MarkValid, by: dt.date) -> Message:
    """Ask whether somebody has looked. `by` is when to look again."""
    of = library.dated[key]
    text = t.gettext(
        "Did you look at the page, and is all of it still right: what we write, the figures, the "
        "link? Then people read that it was checked today. It comes back here on {date}."
    )
    body = (
        html(t.gettext("<b>✅ Still valid?</b>")),
        html("<b>{name}</b>", name=name_of(of)) + _value(t, library, of),
        html(text, date=t.date(by)),
    )
    sure = MarkValid(action.item, action.mark, 1)
    return screen(
        t,
        PARAGRAPH.join(body),
        *_addresses(library, of),
        Button(t.gettext("✅ Yes, I have looked"), sure),  # limit: button 32
        back=OpenItem(action.item),
    )


def valid(t: Translator, library: Library, key: str) -> Html:
    of = library.dated[key]
    text = t.gettext("✅ Noted: {name}. It comes back here on {date}.")
    return html(text, name=name_of(of), date=t.date(of.review_by))
