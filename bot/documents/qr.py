"""A QR code as a picture to show or print, with a title, a caption, and the link in letters."""

from typing import Final

import segno

from bot.documents.printable import printable
from bot.i18n import Html, Translator
from bot.i18n.html import escape
from bot.message import Attachment, FileKind

ERROR: Final = "m"
"""How much of it may be dirty or torn: 15 %."""


def qr(t: Translator, link: str, *, title: str, caption: str) -> Attachment:
    """Return a picture that opens `link`, in the direction in which the reader of `t` reads.

    `title` and `caption` are plain text. Where it cannot be drawn, the link itself is sent.
    """
    data = {
        "language": t.language,
        "direction": t.direction,
        "title": printable(title, t.direction),
        "caption": printable(caption, t.direction),
        "link": link.removeprefix("https://"),
        "modules": modules(link),
    }
    return Attachment("qr", data, FileKind.PNG, "qr.png", Html(escape(link)))


def modules(text: str) -> list[str]:
    """Return the squares of a code, row by row: "1" is dark. The quiet zone is not in it."""
    found = segno.make_qr(text, error=ERROR, boost_error=False)
    return ["".join(str(int(bool(one))) for one in row) for row in found.matrix]
