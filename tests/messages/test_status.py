"""How far each language is (I3)."""

from pathlib import Path

import pytest

from bot.messages import Coverage, add, status, update
from tests.messages.conftest import Translate, WriteCode


def test_every_text_of_every_language_is_counted_once(
    project: Path, translate: Translate, write_code: WriteCode
) -> None:
    path = translate('"It costs 934 pounds."', "Це коштує 934 фунти.")
    write_code('t.gettext("It costs 950 pounds.")', *(f't.gettext("{word}")' for word in "abcd"))
    add(project, "ar")
    update(project)
    text = path.read_text("utf-8")
    for word, sign in (("a", "# reviewed: AB 2026-11-21\n"), ("b", ""), ("c", "")):
        text = text.replace(f'msgid "{word}"\nmsgstr ""', f'{sign}msgid "{word}"\nmsgstr "ї"')
    path.write_text(text, "utf-8")
    assert status(project) == (
        Coverage("ar", "العربية", reviewed=0, drafted=0, outdated=0, missing=5),
        Coverage("uk", "Українська", reviewed=1, drafted=2, outdated=1, missing=1),
    )
    assert {coverage.total for coverage in status(project)} == {5}


def test_a_text_that_a_catalog_lacks_is_missing(project: Path, write_code: WriteCode) -> None:
    update(project)
    add(project, "uk")
    write_code('t.gettext("Home")')
    template = project / "locales" / "messages.pot"
    template.write_text(template.read_text("utf-8") + '\nmsgid "Home"\nmsgstr ""\n', "utf-8")
    [coverage] = status(project)
    assert coverage.missing == 1


def test_a_broken_catalog_is_named(project: Path, translate: Translate) -> None:
    path = translate('"Home"')
    path.write_text(path.read_text("utf-8") + "=======\n", "utf-8")
    with pytest.raises(ValueError, match="not a line of a catalog"):
        status(project)
