"""The texts of one language, read from its .po file."""

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.i18n.faults import is_harmful
from bot.i18n.languages import Language, language
from bot.i18n.pofile import Entry, parse_entries

PLURAL = re.compile(r"plural=([^;]+);")


@dataclass(frozen=True, slots=True)
class Catalog:
    """`texts` maps a message key to its plural forms; a text that may not be shown is not in it."""

    language: Language
    texts: Mapping[str, tuple[str, ...]]
    drafted: frozenset[str]
    plural_index: Callable[[int], int]


def catalog_path(root: Path, code: str) -> Path:
    return root / code / "LC_MESSAGES" / "messages.po"


def read_catalog(root: Path, code: str) -> Catalog:
    """Leave out what is missing, outdated or would break a screen: English stands in, marked."""
    path = catalog_path(root, code)
    entries = list(parse_entries(path.read_text("utf-8"), path.name)) if path.is_file() else []
    rule = next((PLURAL.search(entry.forms[0]) for entry in entries if not entry.singular), None)
    kept = {entry.key: entry for entry in entries if _usable(entry)}
    return Catalog(
        language(code),
        {
            key: tuple(form for _, form in sorted(entry.forms.items()))
            for key, entry in kept.items()
        },
        frozenset(key for key, entry in kept.items() if not entry.reviewed),
        gettext.c2py(rule[1]) if rule else one_or_many,
    )


def one_or_many(n: int) -> int:
    """Choose the plural form as English does."""
    return int(n != 1)


def _usable(entry: Entry) -> bool:
    """Tell whether readers may see it; the header is no message."""
    if entry.outdated or not entry.singular or not all(entry.forms.values()):
        return False
    return not any(is_harmful(entry.sources, form) for form in entry.forms.values())
