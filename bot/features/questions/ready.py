"""Ready replies in a text: a mark where one stands, written out in each reader's language."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from bot.content import Library
from bot.content.replies import Reply
from bot.content.sources import Source
from bot.content.urgent import UrgentContact
from bot.i18n import Translator, plain
from bot.prose import doubt, title_of

OPEN: Final = "\ue3b0"  # for private use, like the guard's marks; typed ones are taken out
CLOSE: Final = "\ue3b1"
STANDING: Final = re.compile(f"{OPEN}([a-z0-9-]+){CLOSE}")
PARAGRAPH: Final = "\n\n"


def marked(reply: Reply) -> str:
    """Return what stands in a stored text for a ready reply."""
    return f"{OPEN}{reply.id}{CLOSE}"


def blanked(text: str) -> str:
    """Return a text of the same length in which nothing can be read of its ready replies."""
    return STANDING.sub(lambda found: OPEN * len(found[0]), text)


def written_out(t: Translator, library: Library, text: str) -> str:
    """Return a text with each ready reply in the reader's language, with its links."""

    def one(found: re.Match[str]) -> str:
        reply = library.reply(found[1])
        return written(t, library, reply) if reply else t.gettext("[This reply was taken back.]")

    return STANDING.sub(one, text)


def named(t: Translator, text: str) -> str:
    """Return a text that only says where a ready reply stands, for who looks at what was said."""
    # Translators: stands for a text of the programme that a mentor has sent.
    return STANDING.sub(t.gettext("[ready reply of the programme]"), text)


def written(t: Translator, library: Library, reply: Reply) -> str:
    """Write a ready reply as plain text: what it says, who helps, where it comes from."""
    passages = (
        f"📌 {title_of(t, library, reply.title)}",
        "\n".join(title_of(t, library, line) for line in reply.text),
        "\n".join(_helpers(t, library, reply)),
        _origin(t, library, reply),
    )
    return PARAGRAPH.join(filter(None, passages))


def _helpers(t: Translator, library: Library, reply: Reply) -> Iterator[str]:
    """Yield the lines and organisations to turn to, each with a way to reach it."""
    for line in library.urgent.lines:
        if line.id in reply.lines:
            yield _line(t, line)
    for name in reply.help:
        one = library.organisations[name]
        yield plain("🔗 {name}: {way}", name=one.name, way=one.url or one.phone or one.email or "")


def _line(t: Translator, line: UrgentContact) -> str:
    number = line.call or line.text_to or line.url or ""
    sign = "💬" if line.text_to else "📞"
    told = "" if line.name == number else plain("{name}: ", name=line.name)
    how = f"\n{t.content(line.how)}" if line.how else ""
    return f"{sign} {told}" + plain("{number}", number=number) + how


def _origin(t: Translator, library: Library, reply: Reply) -> str:
    """Say which pages it comes from, on what day each was checked, and what is not certain.

    A link that stands above is not written again: the title says which it is.
    """
    above = {library.organisations[name].url or "" for name in reply.help}
    pages = library.sources_of(reply)
    lines = []
    for day in sorted({page.checked for page in pages}):
        sources = "".join(f"\n• {_page(page, above)}" for page in pages if page.checked == day)
        text = t.gettext("Checked on {date}: {sources}")
        lines.append(plain(text, date=t.date(day), sources=sources))
    if reply.uncertain and reply.check_at:
        text = t.gettext("⚠️ Not certain. Check at: {sources}")
        above |= {page.url for page in pages}
        lines.append(plain(text, sources=_page(library.sources[reply.check_at], above)))
    if library.is_doubted(reply):
        lines.append(doubt(t))
    return "\n".join(lines)


def _page(page: Source, above: Collection[str]) -> str:
    return page.title if page.url in above else f"{page.title}: {page.url}"
