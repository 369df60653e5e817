"""Languages are the folders present; a translation that would break a screen is not shown."""

from pathlib import Path

import pytest

from bot.i18n import Catalogs, Language
from tests.i18n.conftest import WriteCatalog


def test_languages_are_the_folders_present_and_english(write_catalog: WriteCatalog) -> None:
    for code in ("uk", "ar", "fa_AF"):
        root = write_catalog(code, "")
    (root / "empty").mkdir()
    assert Catalogs.load(root).languages == (
        Language("en", "English", "ltr"),
        Language("ar", "العربية", "rtl"),
        Language("fa_AF", "دری", "rtl"),
        Language("uk", "Українська", "ltr"),
    )


def test_without_any_catalog_the_bot_speaks_english(tmp_path: Path) -> None:
    catalogs = Catalogs.load(tmp_path / "absent").warm()
    assert [one.code for one in catalogs.languages] == ["en"]
    assert catalogs.translator("ar").gettext("Home") == "Home"


@pytest.mark.parametrize(
    ("asked", "given"), [("ar", "ar"), ("ar-EG", "ar"), ("ar_EG", "ar"), ("xx", "en"), ("", "en")]
)
def test_a_language_of_a_phone_finds_its_catalog_or_english(
    write_catalog: WriteCatalog, asked: str, given: str
) -> None:
    assert Catalogs.load(write_catalog("ar", "")).translator(asked).language == given


def test_a_catalog_is_read_once(write_catalog: WriteCatalog) -> None:
    root = write_catalog("ar", 'msgid "Home"\nmsgstr "الرئيسية"\n')
    catalogs = Catalogs.load(root).warm()
    (root / "ar" / "LC_MESSAGES" / "messages.po").unlink()
    assert catalogs.translator("ar").gettext("Home") == "الرئيسية"


def test_a_catalog_without_a_plural_rule_counts_as_english_does(tmp_path: Path) -> None:
    path = tmp_path / "uk" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "1"\nmsgstr[1] "2"\n', "utf-8")
    t = Catalogs.load(tmp_path).translator("uk")
    assert [t.ngettext("a", "b", n) for n in (1, 2)] == ["1", "2"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Hi {name}", "Вітаю {nmae}"),
        ("Hi {name}", "Вітаю"),
        ("Hi", "Вітаю {name}"),
        ("<b>Hi</b>", "<b>Вітаю"),
        ("<b>Hi</b>", "Вітаю"),
        ("<b><i>Hi</i></b>", "<b><i>Вітаю</b></i>"),
        ("<a href='https://a.uk'>Hi</a>", "<a href='https://b.uk'>Вітаю</a>"),
        ("Hi", "</b>Вітаю<b>"),
    ],
)
def test_a_translation_that_would_break_a_screen_is_english_and_missing(
    write_catalog: WriteCatalog, source: str, translation: str
) -> None:
    body = f'msgid "{source}"\nmsgstr "{translation}"\n'
    t = Catalogs.load(write_catalog("uk", body)).translator("uk")
    assert t.gettext(source) == source
    assert t.is_missing(source)
