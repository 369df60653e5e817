"""Catalogs of pretended translations: what stays English on a screen is not in the catalog."""

import re
from pathlib import Path
from typing import Final

from bot.i18n.catalog import catalog_path
from bot.i18n.faults import TAG
from bot.i18n.html import FIELD
from bot.i18n.languages import language
from bot.messages.extract import extract
from bot.messages.markup_rules import ARROWS
from bot.messages.pofiles import PoFile, catalog, plural_count, untranslated
from bot.messages.translated import Translated
from bot.messages.wording_rules import ABBREVIATION, LINK

LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
ARABIC: Final = "ابثدعفغهيجكلمنوپقرستخطشصزذ"
LETTERS: Final[dict[str, dict[int, int]]] = {
    "ltr": str.maketrans("aceilnorsuyzACEILNORSUYZ", "àçéïłñöŕšüýžÀÇÉÏŁÑÖŔŠÜÝŽ"),
    "rtl": str.maketrans(
        LATIN + LATIN.upper() + "".join(ARROWS), ARABIC * 2 + "".join(ARROWS.values())
    ),
}
FILLER: Final = {"ltr": "ø", "rtl": "ـ"}
LONGER: Final = 0.3  # as Ukrainian and Persian sentences tend to be
KEPT: Final = re.compile(
    rf"({TAG.pattern}|{FIELD.pattern.replace('(', '(?:')}|{LINK.pattern}|{ABBREVIATION.pattern}"
    r"|&\w+;|\d[\d.,]*)"
)


def pseudo(project: Path, code: str, locales: Path) -> None:
    """Write such a catalog for a language, below another folder than the real ones."""
    texts = extract(project).texts
    po = PoFile()
    for key, text in texts.items():
        entry = untranslated(text, plural_count(code))
        entry.forms = {index: pretend(Translated(code, text, "", index)) for index in entry.forms}
        po.entries[key] = entry
    path = catalog_path(locales, code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(catalog(code, texts.values(), po), "utf-8", newline="\n")


def pretend(one: Translated) -> str:
    """Give the English of a form in other letters, longer where there is room for it."""
    direction = language(one.code).direction
    parts = KEPT.split(one.source.rstrip())
    parts[::2] = [part.translate(LETTERS[direction]) for part in parts[::2]]
    text = "".join(parts)
    room = max(0, min(int(len(text) * LONGER), one.text.limit - len(text)))
    return text + FILLER[direction] * room + one.source[len(one.source.rstrip()) :]
