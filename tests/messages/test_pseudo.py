"""A pretended translation shows what is not translatable, too tight, or not mirrored."""

from pathlib import Path

import pytest

from bot.i18n import Catalogs, Html, arrange
from bot.messages import check, pseudo, update
from tests.messages.conftest import WriteCode


@pytest.mark.parametrize("code", ["uk", "ar", "fa", "tr"])
def test_it_keeps_every_rule_of_a_good_translation(
    project: Path, write_code: WriteCode, code: str
) -> None:
    write_code(
        't.gettext("⬅️ <b>Hi {name}</b>, call 999 or see https://a.uk/b for PLAB 1 &amp; OET ")',
        't.ngettext("one step", "{n} steps", n)',
        'Button(t.gettext("A label that is nearly forty letters ok"))',
    )
    pseudo(project, code, project / "locales")
    update(project)
    assert check(project) == []


def test_it_is_longer_and_in_other_letters(project: Path, write_code: WriteCode) -> None:
    write_code('t.gettext("Choose your language")')
    pseudo(project, "uk", project / "elsewhere")
    text = Catalogs.load(project / "elsewhere").translator("uk").gettext("Choose your language")
    assert text == "Çhööšé ýöüŕ łàñgüàgéøøøøøø"
    assert not (project / "locales" / "uk").exists()


def test_it_runs_from_the_right_where_the_language_does(
    project: Path, write_code: WriteCode
) -> None:
    write_code('t.gettext("Take the OET")')
    pseudo(project, "ar", project / "locales")
    text = Catalogs.load(project / "locales").translator("ar").gettext("Take the OET")
    assert "\u2066OET\u2069" in arrange(Html(text), "rtl")
    assert not arrange(Html(text), "rtl").startswith("\u200f")
