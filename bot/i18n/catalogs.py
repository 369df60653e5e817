"""The languages found under locales/, each read when somebody first needs it."""

from functools import cached_property
from pathlib import Path

from bot.i18n.catalog import Catalog, catalog_path, read_catalog
from bot.i18n.languages import SOURCE, Language, language
from bot.i18n.translator import Translator


class Catalogs:
    """Hold the catalogs of all languages for the life of the process."""

    def __init__(self, root: Path, codes: tuple[str, ...]) -> None:
        self._root = root
        self._codes = codes
        self._read: dict[str, Catalog] = {}

    @classmethod
    def load(cls, root: Path) -> "Catalogs":
        """Find the languages: the source first, then by code; no folder means English only."""
        found = {path.name for path in root.glob("*") if catalog_path(root, path.name).is_file()}
        return cls(root, (SOURCE, *sorted(found - {SOURCE})))

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        return tuple(language(code) for code in self._codes)

    def translator(self, code: str) -> Translator:
        """Give a translator for one screen: it remembers what it fell back on, for its note.

        `code` may come from a phone ("ar-EG"); a language that is not here is English.
        """
        known = self.known(code)
        if known not in self._read:
            self._read[known] = read_catalog(self._root, known)
        return Translator(self._read[known])

    def known(self, code: str) -> str:
        exact = code.replace("-", "_")
        return next((one for one in (exact, exact.split("_")[0]) if one in self._codes), SOURCE)

    def warm(self) -> "Catalogs":
        """Read every language now, so that no reader waits for it."""
        for code in self._codes:
            self.translator(code)
        return self
