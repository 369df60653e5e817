"""Use cases of search: an index per language, made when first asked for. Nothing typed is kept."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.content import Library
from bot.errors import UserError
from bot.features.search import domain
from bot.features.search.catalog import Find, Kind, everything
from bot.features.search.index import Document, Index
from bot.i18n import SOURCE, Catalogs, Translator
from bot.prose import title_of

SIMILAR: Final = 3
"""How many answers are shown to somebody who asks a mentor."""


class ChangedError(UserError):
    """Content is another than when these finds were shown."""

    def message(self, t: Translator) -> str:
        return t.gettext("What can be found has changed since. Please search again.")


@dataclass(frozen=True)
class Found:
    """What was found, the best first; `version` and `letters` bring it back for the next page."""

    finds: tuple[Find, ...]
    version: str = ""
    letters: str = ""


class Search:
    """Everything in `library`, to be found in every language. May be used from threads."""

    def __init__(
        self,
        library: Library,
        catalogs: Catalogs,
        shared: Iterable[Find] = (),
        ids: tuple[int, ...] = (),
    ) -> None:
        """`shared` are answers from mentors; these `ids` change with them."""
        self.library = library
        self.catalogs = catalogs
        self._ids = ids
        self._all = (*everything(library), *shared)
        self._version = domain.version(self._all)
        self._indexes: dict[str, Index] = {}
        self._making = threading.Lock()

    def is_of(self, library: Library, catalogs: Catalogs, ids: tuple[int, ...]) -> bool:
        """Whether it searches just these."""
        return (
            self.library.as_written is library.as_written
            and self.catalogs is catalogs
            and self._ids == ids
        )

    def find(self, asked: str, language: str, profile: Mapping[str, str]) -> Found:
        """Return what fits best; what is on the reader's own routes first where all else is equal.

        The first call in a language makes its index, which takes a moment.
        """
        own = self._own(profile.get("profession", ""))
        return self._found(self._index(language).find(asked, domain.MOST, own))

    def similar(self, told: str, language: str, profile: Mapping[str, str]) -> tuple[Find, ...]:
        """Return the published answers that a question may have already, the best first.

        Quick once `prepare` was called; answers to other professions are left out.
        """
        among = self._answers(profile.get("profession"))
        numbers = self._index(language).alike(told, SIMILAR, among)
        return tuple(self._all[number] for number in numbers)

    def prepare(self, language: str) -> None:
        """Make the index of a language, unless there is one: it takes a moment."""
        self._index(language)

    def again(self, version: str, letters: str) -> Found:
        """Return what was found before. Raises ChangedError."""
        if version != self._version:
            raise ChangedError
        try:
            return self._found(domain.from_letters(letters))
        except (ValueError, IndexError):
            raise ChangedError from None

    def _found(self, numbers: list[int]) -> Found:
        finds = tuple(self._all[number] for number in numbers)
        return Found(finds, self._version, domain.to_letters(numbers))

    def _own(self, profession: str) -> frozenset[int]:
        routes = self.library.pathways_for(profession)
        slugs = {slug for one in routes for slug in (one.slug, *(step.slug for step in one.steps))}
        return frozenset(number for number, find in enumerate(self._all) if find.id in slugs)

    def _answers(self, profession: str | None) -> frozenset[int]:
        ids = {one.id for one in self.library.answers if one.is_for(profession)}
        return frozenset(
            number
            for number, find in enumerate(self._all)
            if find.kind is Kind.SHARED or (find.kind is Kind.ANSWER and find.id in ids)
        )

    def _index(self, language: str) -> Index:
        with self._making:
            if language not in self._indexes:
                self._indexes[language] = Index([*self._documents(language)])
            return self._indexes[language]

    def _documents(self, language: str) -> Iterator[Document]:
        """Write everything in the reader's language and in English: people type both."""
        readers = [self.catalogs.translator(code) for code in dict.fromkeys((language, SOURCE))]
        for find in self._all:
            titles, texts = (
                [title_of(t, self.library, text) for t in readers for text in texts]
                for texts in (find.titles, find.texts)
            )
            yield Document(titles, texts)
