"""Our reader of .po files agrees with Babel's."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.i18n.pofile import Entry, message_key, read_entries

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], include_characters="\n\t"), max_size=90)


def read(path: Path, text: str) -> list[Entry]:
    path.write_text(text, "utf-8")
    return list(read_entries(path))


def test_an_entry_says_all_a_translator_needs(tmp_path: Path) -> None:
    [entry] = read(
        tmp_path / "x.po",
        "# reviewed: AB 2026-11-21\n#: bot/x.py\n#, fuzzy, python-brace-format\n"
        'msgctxt "menu"\nmsgid "{n} \\"step\\""\nmsgid_plural ""\n"{n} steps\\n"\n"more"\n'
        'msgstr[0] "a\\\\b"\nmsgstr[1] "b\\tc"\n',
    )
    assert entry == Entry(
        "menu", '{n} "step"', "{n} steps\nmore", {0: "a\\b", 1: "b\tc"}, fuzzy=True, reviewed=True
    )


def test_entries_need_no_blank_line_between_them(tmp_path: Path) -> None:
    entries = read(tmp_path / "x.po", 'msgid "a"\nmsgstr "1"\nmsgid "b"\nmsgstr "2"\n')
    assert [(entry.singular, entry.forms[0]) for entry in entries] == [("a", "1"), ("b", "2")]


def test_obsolete_entries_are_not_read(tmp_path: Path) -> None:
    assert read(tmp_path / "x.po", '#~ msgid "a"\n#~ msgstr "1"\n') == []


def test_a_line_that_is_no_catalog_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"x\.po:3: not a line of a catalog: <<<<<<< HEAD"):
        read(tmp_path / "x.po", 'msgid "a"\nmsgstr "1"\n<<<<<<< HEAD\n')


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.dictionaries(TEXTS.filter(bool), st.tuples(TEXTS, TEXTS, st.booleans()), max_size=5))
def test_what_babel_writes_is_read_back(
    tmp_path: Path, texts: dict[str, tuple[str, str, bool]]
) -> None:
    catalog = Catalog("uk")
    for source, (context, translation, fuzzy) in texts.items():
        flags = ["fuzzy"] if fuzzy else []
        catalog.add(source, translation, context=context or None, flags=flags)
    buffer = BytesIO()
    write_po(buffer, catalog, omit_header=True)
    path = tmp_path / "x.po"
    path.write_bytes(buffer.getvalue())
    entries = {message_key(e.singular, e.context): (e.forms[0], e.fuzzy) for e in read_entries(path)}
    expected = {
        message_key(source, context): (translation, fuzzy)
        for source, (context, translation, fuzzy) in texts.items()
    }
    assert entries == expected
