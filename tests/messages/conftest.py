from collections.abc import Callable
from pathlib import Path

import pytest

from bot.i18n.catalog import catalog_path
from bot.messages import add, update

WriteCode = Callable[..., Path]
Translate = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with no text in it."""
    for folder in ("bot", "handlers", "scheduler", "content", "locales"):
        (tmp_path / folder).mkdir()
    return tmp_path


@pytest.fixture
def write_code(project: Path) -> WriteCode:
    """Write bot/views.py with these lines."""

    def write(*lines: str, name: str = "bot/views.py") -> Path:
        path = project / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


@pytest.fixture
def translate(project: Path, write_code: WriteCode) -> Translate:
    """Make a project of one text and its translation; returns the catalog.

    `call` is the argument list of a call of gettext and its kin; `forms` are the plural forms.
    """

    def make(
        call: str, *forms: str, code: str = "uk", kind: str = "gettext", note: str = ""
    ) -> Path:
        write_code(f"# {note}" if note else "", f"t.{kind}({call})")
        add(project, code)
        update(project)
        path = catalog_path(project / "locales", code)
        text = path.read_text("utf-8")
        for index, form in enumerate(forms):
            empty = f'msgstr[{index}] ""' if kind == "ngettext" else 'msgstr ""'
            head, tail = text.rsplit(empty, 1)
            text = head + empty[:-2] + '"' + form.replace('"', '\\"') + '"' + tail
        path.write_text(text, "utf-8")
        return path

    return make
