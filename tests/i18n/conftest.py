from collections.abc import Callable
from pathlib import Path

import pytest

WriteCatalog = Callable[[str, str], Path]

PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=0 && n%100<=2 ? 4 : 5);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);",
}


@pytest.fixture
def write_catalog(tmp_path: Path) -> WriteCatalog:
    """Write locales/<code>/LC_MESSAGES/messages.po; returns the root of the locales."""

    def write(code: str, body: str) -> Path:
        rule = PLURALS.get(code, "nplurals=2; plural=(n != 1);")
        path = tmp_path / code / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True)
        path.write_text(f'msgid ""\nmsgstr "Plural-Forms: {rule}\\n"\n\n{body}', "utf-8")
        return tmp_path

    return write
