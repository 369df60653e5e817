"""Typst: a template, filled with data that stays data, becomes a picture or a PDF."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import typst
from fontpkg_noto_sans import ROOT as LATIN_AND_CYRILLIC
from fontpkg_noto_sans_arabic import ROOT as ARABIC

from bot.documents import calendar, table, workbook
from bot.message import FileKind

TEMPLATES: Final = Path(__file__).parent / "templates"
FONTS: Final = tuple(str(family / "files") for family in (LATIN_AND_CYRILLIC, ARABIC))
POINTS_ARE_PIXELS: Final = 72.0
"""Dots per inch at which the points that a template counts in are pixels."""
PLAIN: Final[Mapping[FileKind, Callable[[str], bytes]]] = {
    FileKind.ICS: calendar.entry,
    FileKind.CSV: table.sheet,
    FileKind.XLSX: workbook.workbook,
}
"""What is written without a template."""


class DrawingError(Exception):
    """A file cannot be drawn: an unknown template, data that does not fit it, or too large."""


class _Own(threading.local):
    """What each thread has for itself: a compiler is not for two at once. It keeps the fonts."""

    compiler: typst.Compiler | None = None


_own = _Own()


def _compiler() -> typst.Compiler:
    if _own.compiler is None:
        fonts = typst.Fonts(
            include_system_fonts=False,  # the same picture on every machine
            include_embedded_fonts=False,
            font_paths=[*FONTS],
        )
        _own.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=fonts)
    return _own.compiler


def draw(template: str, content: str, kind: FileKind) -> bytes:
    """Return the file of this kind that `templates/<template>.typ` makes of `content`, JSON.

    The content reaches the template as a string that it reads as JSON; nothing of it is ever
    source. The same content gives the same bytes. A calendar entry and a table need no template.
    Raises DrawingError, which quotes nothing.
    """
    if plain := PLAIN.get(kind):
        return _plain(plain, content)
    path = TEMPLATES / f"{template}.typ"
    if path.parent != TEMPLATES or not path.is_file():
        raise DrawingError("there is no such template")
    try:
        drawn = _compiler().compile(
            str(path),
            format="png" if kind is FileKind.PNG else "pdf",
            ppi=POINTS_ARE_PIXELS,
            sys_inputs={"data": content},
            timestamp=0,
        )
    except BaseException as error:  # noqa: BLE001 -- Typst's own panics are no Exception; we are in a thread
        raise DrawingError(type(error).__name__) from None
    if not isinstance(drawn, bytes):
        raise DrawingError("a picture must be one page")
    return drawn


def _plain(write: Callable[[str], bytes], content: str) -> bytes:
    try:
        return write(content)
    except (KeyError, TypeError, ValueError) as error:
        raise DrawingError(type(error).__name__) from None
