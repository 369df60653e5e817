"""One organisation or NHS site, with where it was read; and what coordinators see of reports."""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from bot.content import Library
from bot.content.organisations import Organisation
from bot.features.directory.actions import (
    ClearReports,
    FindHelp,
    OpenEntry,
    ReportEntry,
)
from bot.features.directory.repository import Stored
from bot.features.directory.searches import Search
from bot.features.directory.service import Entry, Reported
from bot.features.directory.views import labels
from bot.features.directory.views.lists import find_help_button, leading
from bot.i18n import Html, Translator, copied, html, plain
from bot.i18n.languages import language
from bot.message import Button, Message
from bot.prose import Prose, link
from bot.screen import screen

TOWNS: Final = 4
"""Names of towns on a screen; a county has many more, and people can look for each of them."""
MOST_REPORTED: Final = 10


def entry(
    t: Translator, library: Library, one: Entry, search: Search, *, coordinator: bool = False
) -> Message:
    """Show who they are, for whom, how to reach them, and how sure we are."""
    what = one.what
    if isinstance(what, Organisation):
        entry_id, lines = what.id, _organisation(t, library, what)
    else:
        entry_id, lines = what.site.code, _site(t, library, what)
    body = Html("\n").join(lines)
    if one.mine:
        body += html("\n\n{thanks}", thanks=t.gettext("🚩 You reported this. Thank you."))
    if coordinator and one.reports:
        # Translators: {n} people say that an entry of the directory no longer works.
        text = t.ngettext("🚩 {n} person reported it.", "🚩 {n} people reported it.", one.reports)
        body += html("\n\n" + text, n=one.reports)
    report = Button(t.gettext("🚩 This does not work"), ReportEntry(entry_id, search.code))
    looked_at = Button(t.gettext("✅ I looked at it"), ClearReports(entry_id))
    return screen(
        t,
        body,
        None if one.mine else report,
        looked_at if coordinator and one.reports else None,
        back=leading(search) if search.topic else FindHelp(),
    )


def reports(t: Translator, found: Sequence[Reported]) -> Message:
    """Show a coordinator the entries that people reported, the most reported first."""
    body = html(t.gettext("<b>🚩 Reported entries</b>\nPeople say that these no longer work."))
    if not found:
        body = html(t.gettext("<b>🚩 Reported entries</b>\nThere are none now."))
    buttons = (Button(plain("{n} · {name}", n=one.reports, name=one.name), OpenEntry(one.id))
               for one in found[:MOST_REPORTED])  # fmt: skip
    return screen(t, body, *buttons, back=FindHelp())


def gone(t: Translator, reason: str) -> Message:
    """Say why a button leads nowhere, and lead to the directory."""
    return screen(t, html("{reason}", reason=reason), find_help_button(t))


def _organisation(t: Translator, library: Library, one: Organisation) -> Iterator[Html]:
    kinds = [labels.KINDS[kind](t) for kind in (one.kind, *one.also)]
    areas = [labels.area(t, library, area) for area in one.areas]
    prose = Prose(t, library)
    prose.cite(one, one.checked)
    yield html("<b>{name}</b>", name=one.name)
    yield html("{kinds} · {areas}", kinds=t.list(kinds), areas=t.list(areas))
    if one.towns:
        yield html("📍 {towns}", towns=t.names(one.towns[:TOWNS]))
    yield html("\n{offer}\n", offer=prose.text(one.offer))
    if one.for_whom:
        # Translators: {people} is a list such as: refugees and people from Ukraine.
        people = t.list([labels.FOR_WHOM[who](t) for who in one.for_whom])
        yield html(t.gettext("👥 For {people}"), people=people)
    if one.professions:
        names = [labels.profession(t, library, slug) for slug in one.professions]
        yield html("🩺 {professions}", professions=t.list(names))
    if one.online:
        yield html(t.gettext("💻 You can take part online."))
    if one.languages:
        spoken = t.names([language(code).own_name for code in one.languages])
        yield html(t.gettext("🗣 Languages: {languages}"), languages=spoken)
    yield from _contacts(t, one)
    yield prose.origin()


def _contacts(t: Translator, one: Organisation) -> Iterator[Html]:
    if one.url:
        yield html("🌐 {link}", link=link(urlsplit(one.url).netloc, one.url))
    if one.phone:
        # Translators: {number} is a telephone number.
        yield html(t.gettext("📞 Call {number}"), number=copied(one.phone))
    if one.text_to:
        # Translators: {number} is the number that an SMS goes to.
        yield html(t.gettext("💬 Text {number}"), number=copied(one.text_to))
    if one.email:
        yield html(t.gettext("✉️ Write to {address}"), address=copied(one.email))


def _site(t: Translator, library: Library, stored: Stored) -> Iterator[Html]:
    site = stored.site
    yield html("<b>{name}</b>", name=site.name)
    area = labels.area(t, library, site.region)
    yield html("{kind} · {area}", kind=labels.KINDS[site.kind](t), area=area)
    if not stored.is_open:
        yield html(t.gettext("⛔ The NHS list says that this is closed."))
    address = ", ".join(filter(None, (site.address, site.town, site.postcode)))
    if address:
        yield html("\n📍 {address}", address=address)
    if site.phone:
        yield html(t.gettext("📞 Call {number}"), number=copied(site.phone))
    source = t.gettext(
        "Source: list of the NHS Organisation Data Service, read on {date}. "
        "Open Government Licence v3.0."
    )
    yield html("\n<i>{source}</i>", source=html(source, date=t.date(stored.listed_at.date())))
