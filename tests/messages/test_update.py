"""Catalogs follow the texts and lose no translation (I1, I3)."""
# ruff: noqa: RUF001 - translations are in other scripts

from pathlib import Path

import pytest
from babel import UnknownLocaleError
from babel.messages.pofile import read_po as babel_read

from bot.i18n import Catalogs
from bot.i18n.catalog import catalog_path
from bot.messages import add, check, update
from bot.messages.pofiles import PoFile, read_po
from tests.messages.conftest import Translate, WriteCode


def catalog(project: Path, code: str = "uk") -> PoFile:
    return read_po(catalog_path(project / "locales", code))


def texts(project: Path) -> str:
    return catalog_path(project / "locales", "uk").read_text("utf-8")


def test_a_new_language_begins_with_every_text_and_its_plural_forms(
    project: Path, write_code: WriteCode
) -> None:
    write_code('t.gettext("Home")', 't.ngettext("{n} step", "{n} steps", n)')
    add(project, "ar")
    entries = catalog(project, "ar").entries
    assert entries["Home"].forms == {0: ""}
    assert entries["{n} step"].forms == dict.fromkeys(range(6), "")
    assert [one.code for one in Catalogs.load(project / "locales").languages] == ["en", "ar"]


def test_a_language_is_not_begun_twice(project: Path) -> None:
    add(project, "uk")
    with pytest.raises(ValueError, match="uk is there already"):
        add(project, "uk")
    with pytest.raises(ValueError, match="en is there already"):
        add(project, "en")


def test_a_code_that_is_no_language_makes_no_folder(project: Path) -> None:
    with pytest.raises(UnknownLocaleError):
        add(project, "xx")
    assert list((project / "locales").iterdir()) == []


def test_babel_reads_what_we_write(project: Path, translate: Translate) -> None:
    path = translate('"one step", "{n} \\"steps\\"", n', "а", "б", "в", kind="ngettext")
    with path.open("rb") as file:
        read = babel_read(file, abort_invalid=True)
    [message] = [one for one in read if one.id]
    assert (message.id, message.string) == (("one step", '{n} "steps"'), ("а", "б", "в"))
    assert (read.locale_identifier, read.num_plurals) == ("uk", 3)


def test_nothing_changes_when_nothing_changed(project: Path, translate: Translate) -> None:
    path = translate('"Home"', "Додому", note="Translators: the first screen")
    files = [path, project / "locales" / "messages.pot"]
    update(project)
    before = [file.read_bytes() for file in files]
    update(project)
    assert [file.read_bytes() for file in files] == before


def test_a_text_that_moves_within_its_file_changes_no_catalog(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"Home"', "Додому")
    update(project)
    before = texts(project)
    write_code("", "", "", 't.gettext("Home")')
    update(project)
    assert texts(project) == before


def test_translations_and_the_comments_of_translators_are_kept(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    path = translate('"Home"', "Додому")
    signed = "# reviewed: AB 2026-11-21\n#: bot/views.py"
    path.write_text(texts(project).replace("#: bot/views.py", signed), "utf-8")
    write_code("# Translators: a button", 't.gettext("Home")', 't.gettext("Quite another text")')
    assert update(project) == []
    entries = catalog(project).entries
    assert entries["Home"].forms == {0: "Додому"}
    assert entries["Home"].reviewed
    assert entries["Quite another text"].forms == {0: ""}
    assert "#. a button" in texts(project)


def test_a_reworded_text_keeps_its_translation_as_outdated_and_unreviewed(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    path = translate('"It costs 934 pounds."', "Це коштує 934 фунти.")
    path.write_text(texts(project).replace("#: bot", "# reviewed: AB\n# hello\n#: bot"), "utf-8")
    write_code('t.gettext("It costs 950 pounds.")')
    update(project)
    [entry] = catalog(project).entries.values()
    assert (entry.singular, entry.forms[0]) == ("It costs 950 pounds.", "Це коштує 934 фунти.")
    assert (entry.outdated, entry.reviewed) == (True, False)
    assert {"# was: It costs 934 pounds.", "# hello"} < set(entry.comments)
    assert catalog(project).obsolete == {}
    t = Catalogs.load(project / "locales").translator("uk")
    assert t.gettext("It costs 950 pounds.") == "It costs 950 pounds."


def test_an_outdated_text_stays_so_until_somebody_translates_it(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"It costs 934 pounds."', "Це коштує 934 фунти.")
    write_code('t.gettext("It costs 950 pounds.")')
    update(project)
    update(project)
    assert "# was: It costs 934 pounds." in texts(project)
    mended = texts(project).replace("#, fuzzy\n", "").replace("934 фунти", "950 фунтів")
    catalog_path(project / "locales", "uk").write_text(mended, "utf-8")
    update(project)
    assert "# was:" not in texts(project)
    assert check(project) == []


@pytest.mark.parametrize(
    ("name", "new"),
    [("bot/views.py", "Good night, dear"), ("bot/other.py", "It costs 950 pounds.")],
)
def test_a_text_of_another_kind_or_file_is_no_rewording(
    project: Path, translate: Translate, write_code: WriteCode, name: str, new: str
) -> None:
    translate('"It costs 934 pounds."', "Це коштує 934 фунти.")
    write_code("")
    write_code(f't.gettext("{new}")', name=name)
    update(project)
    assert catalog(project).entries[new].forms == {0: ""}


def test_a_text_that_comes_back_finds_its_translation(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"Home"', "Додому")
    write_code("")
    update(project)
    assert '#~ msgid "Home"' in texts(project)
    assert "Home" not in catalog(project).entries
    update(project)
    write_code('t.gettext("Home")')
    update(project)
    assert catalog(project).entries["Home"].forms == {0: "Додому"}
    assert catalog(project).obsolete == {}


def test_a_text_that_gets_a_plural_is_outdated(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"{n} step"', "{n} крок")
    write_code('t.ngettext("{n} step", "{n} steps", n)')
    update(project)
    [entry] = catalog(project).entries.values()
    assert entry.outdated
    assert entry.forms == {0: "{n} крок", 1: "", 2: ""}


def test_an_untranslated_text_that_gets_a_plural_is_just_missing(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"{n} step"')
    write_code('t.ngettext("{n} step", "{n} steps", n)')
    update(project)
    [entry] = catalog(project).entries.values()
    assert not entry.outdated


def test_with_a_problem_in_the_texts_nothing_is_written(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    translate('"Home"', "Додому")
    before = texts(project)
    write_code("t.gettext(name)")
    [problem] = update(project)
    assert problem.path == "bot/views.py"
    assert texts(project) == before


def test_a_catalog_shows_translators_the_note_the_room_and_the_context(
    project: Path, write_code: WriteCode
) -> None:
    write_code(
        "# Translators: of the flat", "# limit: button 12", 't.pgettext("place", "Home\\nhere")'
    )
    add(project, "uk")
    assert texts(project).endswith(
        '\n#. of the flat\n#. At most 12 characters.\n#: bot/views.py\nmsgctxt "place"\n'
        'msgid ""\n"Home\\n"\n"here"\nmsgstr ""\n'
    )


def test_a_long_text_waits_in_several_lines_that_are_all_comments(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    long = "A text of many words. " * 9
    translate(f'"{long}"', "Багато слів.")
    write_code("")
    update(project)
    assert check(project) == []
    write_code(f't.gettext("{long}")')
    update(project)
    assert catalog(project).entries[long].forms == {0: "Багато слів."}
