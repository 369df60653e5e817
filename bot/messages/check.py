"""Everything that fails the build about texts and translations (PRODUCT I4)."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.i18n.catalog import catalog_path
from bot.i18n.languages import SOURCE
from bot.i18n.pofile import Entry, parse_entries
from bot.messages import markup_rules, wording_rules
from bot.messages.extract import LOCALES, extract
from bot.messages.pofiles import plural_count, plural_forms, template
from bot.messages.source import SourceText
from bot.messages.translated import Faults, Translated
from bot.messages.update import codes, template_path
from bot.problem import Problem

SOURCE_RULES: Final = (
    markup_rules.braces,
    markup_rules.markup,
    markup_rules.length,
    markup_rules.characters,
)
RULES: Final = (
    *SOURCE_RULES,
    markup_rules.placeholders,
    markup_rules.borders,
    markup_rules.arrows,
    wording_rules.abbreviations,
    wording_rules.links,
    wording_rules.figures,
    wording_rules.leftover_english,
)
ENGLISH_KEPT = "# english:"
PLURAL_FORMS: Final = re.compile(r"^Plural-Forms: (.+)$", re.MULTILINE)
UPDATE = "Run `python -m bot messages update`."


def check(project: Path) -> list[Problem]:
    """Say everything wrong with texts and catalogs, by file and line; an empty list is good."""
    extracted = extract(project)
    problems = [*extracted.problems, *_sources(extracted.texts)]
    locales = project / LOCALES
    pot = template_path(locales)
    if not pot.is_file() or pot.read_text("utf-8") != template(extracted.texts.values()):
        shown = pot.relative_to(project).as_posix()
        problems.append(Problem(shown, 0, "it is not what code and content say now", UPDATE))
    for code in codes(locales):
        problems += _catalog(project, code, extracted.texts)
    return problems


def faults(one: Translated) -> Faults:
    """Say everything wrong with one translated form."""
    for rule in RULES:
        yield from rule(one)


def entry_faults(code: str, text: SourceText, entry: Entry) -> Faults:
    """Say everything wrong with one entry of a catalog."""
    if sorted(entry.forms) != list(range(plural_count(code) if text.plural else 1)):
        yield "it has not the plural forms of its language", UPDATE
    elif not all(entry.forms.values()):
        yield f"not translated: {text.singular[:60]}", "Translate it."
    elif entry.outdated:
        yield "the English has changed since", "Translate it anew, and delete the word fuzzy."
    else:
        kept = any(line.startswith(ENGLISH_KEPT) for line in entry.comments)
        for index, form in entry.forms.items():
            yield from faults(Translated(code, text, form, index, kept))


def _sources(texts: Mapping[str, SourceText]) -> Iterator[Problem]:
    for text in texts.values():
        for index, form in enumerate(text.sources):
            for rule in SOURCE_RULES:
                for message, advice in rule(Translated(SOURCE, text, form, index)):
                    yield Problem(text.places[0], text.line, f"'{form[:40]}': {message}", advice)


def _catalog(project: Path, code: str, texts: Mapping[str, SourceText]) -> Iterator[Problem]:
    path = catalog_path(project / LOCALES, code)
    shown = path.relative_to(project).as_posix()
    written = path.read_text("utf-8")
    try:
        entries = list(parse_entries(written, path.name))
    except ValueError as error:
        yield Problem(shown, 0, str(error), "Mend this line, or take the file from git again.")
        return
    seen: set[str] = set()
    for entry in entries:
        for message, advice in _entry(code, texts, entry, seen):
            line = written.count("\n", 0, entry.offset) + 1  # only here: it reads all before it
            yield Problem(shown, line, message, advice)
        seen.add(entry.key)
    if missing := texts.keys() - seen:
        yield Problem(shown, 0, f"{len(missing)} texts are not in it", UPDATE)
    if "" not in seen:
        yield Problem(shown, 1, "it has no header", UPDATE)


def _entry(code: str, texts: Mapping[str, SourceText], entry: Entry, seen: set[str]) -> Faults:
    text = texts.get(entry.key)
    if entry.key in seen:
        yield "the same text was there already", "Keep one of the two."
    elif not entry.singular:
        rule = PLURAL_FORMS.search(entry.forms[0])
        if rule is None or rule[1] != plural_forms(code):
            yield "its plural rule is not that of the language", UPDATE
    elif text is None or text.plural != entry.plural:
        yield "code and content do not ask for this text", UPDATE
    else:
        yield from entry_faults(code, text, entry)
