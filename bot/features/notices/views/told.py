"""What people read of a notice."""

from typing import Final

from bot.features.notices.domain import Words, title
from bot.i18n import Html, Translator, escape, html, plain, quoted
from bot.i18n.languages import language
from bot.message import Button
from bot.nudges import Piece
from bot.screen import notice

PARAGRAPH: Final = Html("\n\n")
HEADLINE: Final = 80
"""Characters of a first line that can be one."""


def piece(t: Translator, words: Words) -> Piece:
    """Word a notice to a reader: in their language, or plainly said in another one."""
    code = words.language(t.language)
    text = words.texts[code]
    own = t.fresh()  # "drafted by a machine" would be read as said of the coordinator's words
    body = _own(text) if code == t.language else _other(own, words, text)
    # limit: button 32
    # Translators: opens the page that a message is about.
    link = Button(own.gettext("🔗 Open"), url=words.url) if words.url else None
    name = plain("📢 {title}", title=title(text))
    return Piece(name, notice(t, body, link), is_bulk=True)


def _own(text: str) -> Html:
    first, _, rest = text.partition("\n")
    if rest.strip() and len(first) <= HEADLINE:
        return Html(f"<b>📢 {escape(first)}</b>\n{escape(rest)}")
    return Html(f"📢 {escape(text)}")


def _other(t: Translator, words: Words, text: str) -> Html:
    names = t.names([language(one).own_name for one in words.texts])
    # Translators: {languages} is one name of a language, or several.
    only = html(t.gettext("📢 We have this only in {languages}."), languages=names)
    return PARAGRAPH.join((only, quoted(text)))
