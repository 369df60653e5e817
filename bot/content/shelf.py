"""The files that were read, and every name that content may refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.content.fields import Content
from bot.content.figures import Figure, FiguresFile
from bot.content.intake import Intake
from bot.content.organisations import DirectoryFile, Organisation
from bot.content.parse import Entry
from bot.content.pathways import Step, Track
from bot.content.sources import Source, SourcesFile
from bot.content.urgent import Urgent, UrgentContact

ModelT = TypeVar("ModelT", bound=Content)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every file, in the order of its name."""

    entries: tuple[Entry[Content], ...]

    def of(self, model: type[ModelT]) -> tuple[Entry[ModelT], ...]:
        """Return the files of one kind."""
        return tuple(
            Entry(entry.shown, entry.model, entry.written, entry.values)
            for entry in self.entries
            if isinstance(entry.model, model)
        )

    def sources(self) -> Mapping[str, Source]:
        return {one.id: one for entry in self.of(SourcesFile) for one in entry.model.sources}

    def figures(self) -> Mapping[str, Figure]:
        return {one.id: one for entry in self.of(FiguresFile) for one in entry.model.figures}

    def organisations(self) -> Mapping[str, Organisation]:
        return {
            one.id: one for entry in self.of(DirectoryFile) for one in entry.model.organisations
        }

    def urgent_lines(self) -> Mapping[str, UrgentContact]:
        return {one.id: one for entry in self.of(Urgent) for one in entry.model.lines}

    def steps(self) -> Mapping[str, Step]:
        """Return every step, by its slug, from the file that it is written in."""
        return {one.slug: one for entry in self.of(Track) for one in entry.model.steps}

    def answers(self) -> Mapping[str, frozenset[str]]:
        """Return the values that each fact may have: what the intake offers and implies."""
        known: dict[str, set[str]] = {}
        for fact, value in self._answers():
            known.setdefault(fact, set()).add(value)
        return {fact: frozenset(values) for fact, values in known.items()}

    def _answers(self) -> Iterator[tuple[str, str]]:
        for entry in self.of(Intake):
            for question in entry.model.questions:
                for option in question.options:
                    yield question.id, option.id
                    yield from option.implies.items()
