"""What urgent help says. Numbers are plain to copy, and every line names its source and date."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.content import Library
from bot.content.sources import Source
from bot.content.urgent import UrgentContact, UrgentGroup
from bot.features.urgent.actions import OpenUrgentGroup
from bot.i18n import Html, Translator, copied, escape, html
from bot.message import Button, Message
from bot.prose import doubt
from bot.screen import UrgentHelp, screen


def first(t: Translator, library: Library) -> Message:
    """Show the contacts that help most often, and a way to the others."""
    urgent = library.urgent
    title = html(t.gettext("<b>🆘 Urgent help</b>"))
    intro = html("{intro}", intro=t.content(urgent.intro))
    blocks = [title, intro, *_contacts(t, library, urgent.groups[0])]
    return screen(t, Html("\n\n").join(blocks), *_doors(t, library, shown=urgent.groups[0]))


def group(t: Translator, library: Library, group_id: str) -> Message:
    """Show one kind of trouble; the first screen when there is no such group any more."""
    found = next((one for one in library.urgent.groups if one.id == group_id), None)
    if found is None:
        return first(t, library)
    title = html("<b>{title}</b>", title=t.content(found.title))
    blocks = [title, *_contacts(t, library, found)]
    doors = _doors(t, library, shown=found)
    return screen(t, Html("\n\n").join(blocks), *doors, back=UrgentHelp())


def _doors(t: Translator, library: Library, shown: UrgentGroup) -> Iterator[Button]:
    for one in library.urgent.groups[1:]:
        if one is not shown:
            yield Button(t.content(one.title), OpenUrgentGroup(one.id))


def _contacts(t: Translator, library: Library, of: UrgentGroup) -> Iterator[Html]:
    for contact in of.contacts:
        yield Html("\n").join(_contact(t, library, contact))


def _contact(t: Translator, library: Library, contact: UrgentContact) -> Iterator[Html]:
    yield html("<b>{name}</b>", name=contact.name)
    yield html("{text}", text=t.content(contact.for_whom))
    if contact.call:
        # Translators: {number} is a telephone number.
        yield html(t.gettext("📞 Call {number}"), number=copied(contact.call))
    if contact.text_to:
        # Translators: {number} is the number that an SMS goes to.
        yield html(t.gettext("💬 Text {number}"), number=copied(contact.text_to))
    if contact.url:
        yield html("🌐 {link}", link=_link(contact.url, urlsplit(contact.url).netloc))
    if contact.how:
        yield html("{text}", text=t.content(contact.how))
    yield html("🕐 {hours}", hours=t.content(contact.hours))
    yield _checked(t, library, contact)


def _checked(t: Translator, library: Library, contact: UrgentContact) -> Html:
    # Translators: {sources} are titles of English pages, {date} is when somebody last read them.
    text = t.gettext("Source: {sources}. Checked on {date}.")
    links = [_source(library.sources[source]) for source in contact.sources]
    line = html(text, sources=t.list(links), date=t.date(contact.checked))
    if contact.check_at:
        # Translators: {source} is the title of an English page.
        unsure = t.gettext("We are not certain. Please check: {source}.")
        line += " " + html(unsure, source=_source(library.sources[contact.check_at]))
    if library.is_doubted(contact):
        line += " " + html(doubt(t))
    return html("<i>{line}</i>", line=line)


def _source(source: Source) -> Html:
    return _link(source.url, source.title)


def _link(url: str, text: str) -> Html:
    return html('<a href="{url}">{text}</a>', url=Html(escape(url)), text=text)
