"""Write .po files that change only when a text does: no dates, no line numbers, a fixed order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize

from bot.i18n.pofile import Entry, parse_entries
from bot.messages.source import PLACES, SourceText

OBSOLETE = "#~ "
HEADER = """\
# {title}
# A text that you have checked gets a line above it: # reviewed: your initials and the date.
msgid ""
msgstr ""
"""


@dataclass(slots=True)
class PoFile:
    """The messages of one language by key; `obsolete` wait in case their English comes back."""

    entries: dict[str, Entry] = field(default_factory=dict)
    obsolete: dict[str, Entry] = field(default_factory=dict)


def read_po(path: Path) -> PoFile:
    """Raise ValueError, naming the line, for what is no catalog."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    gone = "\n".join(line.removeprefix(OBSOLETE) for line in lines if line.startswith(OBSOLETE))
    return PoFile(
        {entry.key: entry for entry in parse_entries(text, path.name) if entry.singular},
        {entry.key: entry for entry in parse_entries(gone, path.name)},
    )


def template(texts: Iterable[SourceText]) -> str:
    """Give the text of messages.pot."""
    blocks = [_header("Texts of the Pathways to Practice bot", {})]
    blocks += ["\n".join(_block(text, untranslated(text, 2))) for text in texts]
    return "\n\n".join(blocks) + "\n"


def catalog(code: str, texts: Iterable[SourceText], po: PoFile) -> str:
    """Give the text of the catalog of a language."""
    name = Locale.parse(code).english_name
    headers = {"Language": code, "Plural-Forms": plural_forms(code)}
    blocks = [_header(f"{name} texts of the Pathways to Practice bot", headers)]
    blocks += ["\n".join(_block(text, po.entries[text.key])) for text in texts]
    for old in po.obsolete.values():
        lines = "\n".join(_fields(old, old)).split("\n")  # a long text goes over several
        blocks.append("\n".join(f"{OBSOLETE}{line}" for line in lines))
    return "\n\n".join(blocks) + "\n"


def untranslated(text: SourceText, count: int) -> Entry:
    """Give the empty entry of a text in a language with that many plural forms."""
    forms = dict.fromkeys(range(count if text.plural else 1), "")
    return Entry(text.context, text.singular, text.plural, forms)


def plural_forms(code: str) -> str:
    return str(get_plural(code).plural_forms)


def plural_count(code: str) -> int:
    return int(get_plural(code).num_plurals)


def _header(title: str, headers: dict[str, str]) -> str:
    headers |= {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [f'"{name}: {value}\\n"' for name, value in headers.items()]
    return HEADER.format(title=title) + "\n".join(lines)


def _block(text: SourceText, entry: Entry) -> Iterator[str]:
    """Yield comments as gettext orders them: translator's, ours, places, flags; then the fields."""
    yield from (line for line in entry.comments if line.startswith("# "))
    yield from (f"#. {note}" for note in text.notes)
    room = f"At most {text.limit} characters."
    if text.limit < PLACES["message"] and not any(room in note for note in text.notes):
        yield f"#. {room}"
    yield from (f"#: {place}" for place in text.places)
    if entry.outdated:
        yield "#, fuzzy"
    yield from _fields(text, entry)


def _fields(text: SourceText | Entry, entry: Entry) -> Iterator[str]:
    if text.context:
        yield f"msgctxt {normalize(text.context)}"
    yield f"msgid {normalize(text.singular)}"
    if text.plural:
        yield f"msgid_plural {normalize(text.plural)}"
    for index, form in sorted(entry.forms.items()):
        name = f"msgstr[{index}]" if text.plural else "msgstr"
        yield f"{name} {normalize(form)}"
