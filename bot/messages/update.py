"""Bring the catalogs up to the texts of today, and lose no translation on the way."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from bot.i18n.catalog import catalog_path
from bot.i18n.languages import SOURCE
from bot.i18n.pofile import REVIEWED, Entry
from bot.messages.extract import LOCALES, extract
from bot.messages.pofiles import PoFile, catalog, plural_count, read_po, template, untranslated
from bot.messages.source import SourceText
from bot.problem import Problem

ALIKE = 0.6  # from here on a new text counts as a new wording of one that has gone
FLAGS = "#,"
FUZZY = f"{FLAGS} fuzzy"
WAS = "# was: "


def codes(locales: Path) -> list[str]:
    """Give the languages that have a catalog, in order, without English."""
    found = {path.name for path in locales.glob("*") if catalog_path(locales, path.name).is_file()}
    return sorted(found - {SOURCE})


def update(project: Path) -> list[Problem]:
    """Write messages.pot and every catalog; with problems in the texts themselves, write nothing.

    Raises ValueError for a catalog that cannot be read.
    """
    extracted = extract(project)
    if extracted.problems:
        return extracted.problems
    locales = project / LOCALES
    written = {template_path(locales): template(extracted.texts.values())}
    for code in codes(locales):
        path = catalog_path(locales, code)
        written[path] = renewed(code, extracted.texts, read_po(path))
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return []


def add(project: Path, code: str) -> None:
    """Begin a language with an empty catalog.

    Raises ValueError, or babel.UnknownLocaleError for a code that is no language.
    """
    locales = project / LOCALES
    path = catalog_path(locales, code)
    if code == SOURCE or path.exists():
        raise ValueError(f"{code} is there already")
    text = renewed(code, extract(project).texts, PoFile())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def template_path(locales: Path) -> Path:
    return locales / "messages.pot"


def renewed(code: str, texts: Mapping[str, SourceText], old: PoFile) -> str:
    return catalog(code, texts.values(), merged(texts, old, plural_count(code)))


def merged(texts: Mapping[str, SourceText], old: PoFile, count: int) -> PoFile:
    """Match what is translated with the texts of today.

    A reworded text keeps its translation, marked outdated; what is no longer asked for is kept
    aside and comes back with its text.
    """
    gone = {key: entry for key, entry in old.entries.items() if key not in texts}
    new = PoFile()
    for key, text in texts.items():
        kept = old.entries.get(key) or old.obsolete.get(key)
        reworded = None if kept else _reworded(text, gone.values())
        if kept:
            new.entries[key] = _kept(text, kept, count)
        elif reworded:
            new.entries[key] = _outdated(text, reworded, count)
            del gone[reworded.key]
        else:
            new.entries[key] = untranslated(text, count)
    candidates = old.obsolete | gone
    new.obsolete = {
        key: entry
        for key, entry in sorted(candidates.items())
        if key not in texts and any(entry.forms.values())
    }
    return new


def _reworded(text: SourceText, gone: Iterable[Entry]) -> Entry | None:
    """Find the translated text of the same file and context that this one most likely was."""
    places = {f"#: {place}" for place in text.places}
    rated = [
        (SequenceMatcher(a=text.singular, b=old.singular).ratio(), old.key, old)
        for old in gone
        if old.context == text.context and places & set(old.comments) and any(old.forms.values())
    ]
    ratio, _, best = max(rated, default=(0.0, "", None))
    return best if ratio >= ALIKE else None


def _kept(text: SourceText, old: Entry, count: int) -> Entry:
    if text.plural != old.plural:
        return _outdated(text, old, count)
    kept = untranslated(text, count)
    kept.forms |= {index: form for index, form in old.forms.items() if index in kept.forms}
    kept.comments = [line for line in old.comments if old.outdated or not line.startswith(WAS)]
    return kept


def _outdated(text: SourceText, old: Entry, count: int) -> Entry:
    """Keep the translation of another wording; whoever reviewed it did not see this one."""
    outdated = untranslated(text, count)
    outdated.forms |= {index: form for index, form in old.forms.items() if index in outdated.forms}
    if any(outdated.forms.values()):
        was = WAS + " ".join(old.singular.split())
        notes = [line for line in old.comments if not REVIEWED.match(line) and line != was]
        outdated.comments = [*notes, was, FUZZY]
    return outdated
