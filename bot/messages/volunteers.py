"""A catalog out to volunteers as a spreadsheet, and back in: all of it, or nothing and why."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.i18n import clean
from bot.i18n.catalog import catalog_path
from bot.i18n.pofile import REVIEWED, Entry
from bot.messages.check import entry_faults
from bot.messages.extract import LOCALES, extract
from bot.messages.pofiles import PoFile, catalog, plural_count, read_po
from bot.messages.sheet import Row, read_rows, write_rows
from bot.messages.source import SourceText
from bot.messages.status import state
from bot.messages.translated import Translated, numbers_of
from bot.messages.update import FLAGS, WAS, merged
from bot.problem import Problem

Texts = Mapping[str, SourceText]
Rows = Mapping[int, Row]
"""The rows of one text by plural form."""


def export_csv(project: Path, code: str) -> str:
    """Give the catalog of a language as CSV. Raises ValueError for a broken catalog."""
    texts, po = _today(project, code)
    return write_rows(_rows(code, texts, po))


def import_csv(project: Path, code: str, raw: bytes, shown: str, today: date) -> list[Problem]:
    """Take translations in from the sheet `shown`; with any problem nothing is written.

    Empty translations are passed over. A name in "reviewed by" marks the text as reviewed today;
    a translation that changes without a new one is a draft.
    """
    texts, po = _today(project, code)
    try:
        found, problems = _sorted(code, texts, raw, shown)
    except ValueError as error:
        return [Problem(shown, 0, str(error), "Export it anew and fill that file.")]
    for key, (line, rows) in found.items():
        before = po.entries[key]
        after = po.entries[key] = _taken(code, texts[key], before, rows, today)
        wrong = entry_faults(code, texts[key], after) if after != before else ()
        problems += [Problem(shown, line, message, advice) for message, advice in wrong]
    if not problems:
        path = catalog_path(project / LOCALES, code)
        path.write_text(catalog(code, texts.values(), po), "utf-8", newline="\n")
    return problems


def _today(project: Path, code: str) -> tuple[Texts, PoFile]:
    texts = extract(project).texts
    return texts, merged(texts, read_po(catalog_path(project / LOCALES, code)), plural_count(code))


def _rows(code: str, texts: Texts, po: PoFile) -> Iterator[Row]:
    for key, text in texts.items():
        entry = po.entries[key]
        for index, form in sorted(entry.forms.items()):
            yield Row(
                id=_id(text),
                form=_form_name(code, text, index),
                english=Translated(code, text, form, index).source,
                translation=form,
                reviewed_by=_review(entry),
                at_most=str(text.limit),
                notes=" ".join(text.notes),
                state=state(entry),
            )


def _sorted(
    code: str, texts: Texts, raw: bytes, shown: str
) -> tuple[dict[str, tuple[int, dict[int, Row]]], list[Problem]]:
    """Give the filled rows by text, with the line of the first; raises ValueError for no sheet."""
    forms = {
        (_id(text), _form_name(code, text, index)): (key, index)
        for key, text in texts.items()
        for index in range(plural_count(code) if text.plural else 1)
    }
    found: dict[str, tuple[int, dict[int, Row]]] = {}
    problems = []
    for line, row in read_rows(raw):
        key, index = forms.get((row.id, row.form), ("", 0))
        if not key:
            message = f"'{row.english[:40]}' is not asked for any more, or was reworded"
            problems.append(Problem(shown, line, message, "Delete the row, or export anew."))
        elif clean(row.translation):
            found.setdefault(key, (line, {}))[1][index] = row
    return found, problems


def _taken(code: str, text: SourceText, entry: Entry, rows: Rows, today: date) -> Entry:
    """Give the entry as the sheet has it; whoever reviewed another text did not review this."""
    forms = dict(entry.forms)
    for index, row in rows.items():
        source = Translated(code, text, "", index).source
        forms[index] = _with_blanks_of(source, clean(row.translation))
    old = _review(entry)
    names = {clean(row.reviewed_by).replace("\n", " ") for row in rows.values()} - {"", old}
    if forms == entry.forms and not names:
        return entry
    kept = [line for line in entry.comments if not _is_spent(line)]
    signed = [f"# reviewed: {' '.join(sorted(names))} {today.isoformat()}"] if names else []
    return replace(entry, forms=forms, comments=[*kept, *signed])


def _with_blanks_of(source: str, form: str) -> str:
    """Put back the blanks at both ends, which spreadsheets lose."""
    start, end = len(source) - len(source.lstrip()), len(source.rstrip())
    return source[:start] + form + source[end:]


def _is_spent(comment: str) -> bool:
    """Tell whether a comment speaks of the translation before this one."""
    return comment.startswith((WAS, FLAGS)) or REVIEWED.match(comment) is not None


def _review(entry: Entry) -> str:
    return next(
        (line.split(":", 1)[1].strip() for line in entry.comments if REVIEWED.match(line)), ""
    )


def _id(text: SourceText) -> str:
    """Name a text by its wording, so that a row of an old sheet cannot land on a new one."""
    return hashlib.sha256(f"{text.key}\0{text.plural}".encode()).hexdigest()[:12]


def _form_name(code: str, text: SourceText, index: int) -> str:
    """Say which numbers a plural form is for: "for 3, 4, 5…"."""
    if not text.plural:
        return ""
    first, more = numbers_of(code)[index][:3], numbers_of(code)[index][3:]
    return f"for {', '.join(map(str, first))}{'…' if more else ''}"
