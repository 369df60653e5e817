"""Organisations that send people: their names, about how many came, and links for posters."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot.documents.qr import qr
from bot.features.invites.actions import (
    EndPoster,
    MakePoster,
    NamePartner,
    OpenPartner,
    RetirePartner,
    ShowPartners,
)
from bot.features.invites.domain import LONGEST_NAME, MONTHS, Partner
from bot.i18n import Html, Translator, html, plain
from bot.message import Action, Button, Message
from bot.paging import chunked, nearest, turning
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
ON_A_PAGE: Final = 5

About = Callable[[Partner, dt.date], str]
"""Says about how many people came by a partner in a month, so that nobody is found by it."""


def listed(t: Translator, found: Sequence[Partner], page: int, back: Action) -> Message:
    """Show the organisations."""
    title = html(t.gettext("<b>🏛 Organisations that send people</b>"))
    hint = t.gettext(
        "Put one on an invite or a poster, and we count about how many people came by it in a "
        "month. Who they are is not kept."
    )
    pages = chunked(found, ON_A_PAGE)
    page = nearest(max(page, 0), pages)
    buttons = [Button(_name(t, one), OpenPartner(one.id)) for one in pages[page]]
    add = Button(t.gettext("🆕 Add one"), NamePartner(0))  # limit: button 32
    turn = turning(t, page, pages, ShowPartners)
    return screen(t, PARAGRAPH.join((title, html(hint))), *buttons, turn, add, back=back)


def _name(t: Translator, one: Partner) -> str:
    # Translators: an organisation that is not offered any more.
    return plain(t.gettext("💤 {name}"), name=one.name) if one.retired else one.name


def partner(t: Translator, one: Partner, about: About, said: str = "") -> Message:
    """Show one organisation."""
    parts = [html("{said}", said=said)] if said else []
    parts.append(html("<b>🏛 {name}</b>", name=one.name))
    if one.retired:
        parts.append(html(t.gettext("💤 It is not offered any more. Its numbers stay.")))
    parts.append(Html("\n").join(_months(t, one, about)))
    if one.poster:
        parts.append(html(t.gettext("🪧 There is a link for posters.")))
    return screen(t, PARAGRAPH.join(parts), *_doors(t, one), back=ShowPartners())


def _months(t: Translator, one: Partner, about: About) -> Iterator[Html]:
    if not one.months:
        yield html(t.gettext("Nobody has come by it yet, as far as we know."))
    for month in sorted(one.months, reverse=True)[:MONTHS]:
        # Translators: {month} is such as 11/2026, {about} such as "About 20 people".
        text = t.gettext("{month}: {about}")
        yield html(text, month=f"{month:%m/%Y}", about=about(one, month))


def _doors(t: Translator, one: Partner) -> Iterator[object]:
    if not one.retired:
        # limit: button 32
        yield Button(t.gettext("🪧 Link and QR for posters"), MakePoster(one.id))
        if one.poster:
            # limit: button 32
            yield Button(t.gettext("❌ End the link for posters"), EndPoster(one.id))
    rename = Button(t.gettext("✏️ Rename"), NamePartner(one.id))  # limit: button 18
    # limit: button 18
    # Translators: an organisation is not offered any more.
    retire = Button(t.gettext("💤 Retire"), RetirePartner(one.id, 1))
    # limit: button 18
    again = Button(t.gettext("☀️ Offer again"), RetirePartner(one.id, 0))
    yield rename, again if one.retired else retire


def ask_name(t: Translator, one: Partner | None) -> Message:
    """Ask what an organisation is called."""
    text = t.gettext("What is the organisation called? At most {n} characters. No person's name.")
    back = OpenPartner(one.id) if one else ShowPartners()
    return screen(t, html(text, n=LONGEST_NAME), back=back)


def noted(t: Translator) -> str:
    return t.gettext("✅ Noted.")


def ended(t: Translator) -> str:
    return t.gettext("✅ Posters with this link still open the bot. They count nobody any more.")


def poster(t: Translator, one: Partner, link: str) -> Message:
    """Return the link of an organisation as a picture to print."""
    drawn = qr(
        t,
        link,
        title=t.gettext("Your way to work in UK health care"),
        caption=t.gettext("A free guide for refugee and migrant health professionals."),
    )
    text = t.gettext("🪧 <b>For posters of {name}</b>\n{link}\nEverybody can use it, many times.")
    return dataclasses.replace(notice(t, html(text, name=one.name, link=link)), attachment=drawn)
