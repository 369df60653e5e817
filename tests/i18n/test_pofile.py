"""Our reader of .po files agrees with Babel's."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.pofile import Entry, message_key, parse_entries

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], include_characters="\n\t"),
    max_size=90,
)


def read(text: str) -> list[Entry]:
    return list(parse_entries(text, "x.po"))


def test_an_entry_says_all_a_translator_needs() -> None:
    [entry] = read(
        "# reviewed: AB 2026-11-21\n#: bot/x.py\n#, fuzzy, python-brace-format\n"
        'msgctxt "menu"\nmsgid "{n} \\"step\\""\nmsgid_plural ""\n"{n} steps\\n"\n"more"\n'
        'msgstr[0] "a\\\\b"\nmsgstr[1] "b\\tc"\n',
    )
    assert entry.sources == ('{n} "step"', "{n} steps\nmore")
    assert (entry.context, entry.forms) == ("menu", {0: "a\\b", 1: "b\tc"})
    assert (entry.reviewed, entry.outdated) == (True, True)


def test_entries_need_no_blank_line_between_them() -> None:
    entries = read('msgid "a"\nmsgstr "1"\nmsgid "b"\nmsgstr "2"\n')
    assert [(entry.singular, entry.forms[0]) for entry in entries] == [("a", "1"), ("b", "2")]


def test_a_comment_of_an_obsolete_entry_reviews_no_other() -> None:
    [entry] = read('# reviewed: AB\n#~ msgid "a"\n#~ msgstr "1"\n\nmsgid "b"\nmsgstr "2"\n')
    assert not entry.reviewed


def test_two_strings_on_a_line_are_one_text() -> None:
    [entry] = read('msgid "a" "b"\nmsgstr "1"\n')
    assert entry.singular == "ab"


def test_obsolete_entries_are_not_read() -> None:
    assert read('#~ msgid "a"\n#~ msgstr "1"\n') == []


def test_a_line_that_is_no_catalog_is_named() -> None:
    with pytest.raises(ValueError, match=r"x\.po:3: not a line of a catalog: <<<<<<< HEAD"):
        read('msgid "a"\nmsgstr "1"\n<<<<<<< HEAD\n')


@settings(max_examples=60)
@given(
    texts=st.dictionaries(TEXTS.filter(bool), st.tuples(TEXTS, TEXTS, st.booleans()), max_size=5)
)
def test_what_babel_writes_is_read_back(texts: dict[str, tuple[str, str, bool]]) -> None:
    catalog = Catalog("uk")
    for source, (context, translation, fuzzy) in texts.items():
        flags = ["fuzzy"] if fuzzy else []
        catalog.add(source, translation, context=context or None, flags=flags)
    buffer = BytesIO()
    write_po(buffer, catalog, omit_header=True)
    entries = {
        message_key(e.singular, e.context): (e.forms[0], e.outdated)
        for e in read(buffer.getvalue().decode())
    }
    expected = {
        message_key(source, context): (translation, fuzzy)
        for source, (context, translation, fuzzy) in texts.items()
    }
    assert entries == expected
