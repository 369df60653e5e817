"""Read all content: `check` says everything that is wrong, `load` gives the library."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from bot.content.fields import Content
from bot.content.figures import FiguresFile
from bot.content.files import find
from bot.content.intake import Intake
from bot.content.library import Library, build
from bot.content.organisations import DirectoryFile
from bot.content.parse import Entry, load_file
from bot.content.pathways import Pathway
from bot.content.problems import ContentError, Problem, Severity
from bot.content.sources import SourcesFile
from bot.content.urgent import Urgent

ModelT = TypeVar("ModelT", bound=Content)
_NEEDED: Final = ("sources.yaml", "figures.yaml", "intake.yaml", "urgent/uk.yaml")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every file that could be read."""

    entries: tuple[Entry[Content], ...]

    def of(self, model: type[ModelT]) -> tuple[Entry[ModelT], ...]:
        """Return the files of one kind."""
        return tuple(
            Entry(entry.shown, entry.model, entry.written)
            for entry in self.entries
            if isinstance(entry.model, model)
        )


def check(root: Path, today: dt.date) -> list[Problem]:
    """Say everything wrong with the content folder, by file and line; an empty list is good."""
    return _read(root, today)[1]


def load(root: Path, *, today: dt.date) -> Library:
    """Read the content folder.

    Raises ContentError when it cannot be used. A late review is for `check` to report: the bot runs on.
    """
    shelf, problems = _read(root, today)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
    return build(
        pathways=(entry.model for entry in shelf.of(Pathway)),
        intake=shelf.of(Intake)[0].model,
        urgent=shelf.of(Urgent)[0].model,
        sources=(one for entry in shelf.of(SourcesFile) for one in entry.model.sources),
        figures=(one for entry in shelf.of(FiguresFile) for one in entry.model.figures),
        organisations=(
            one for entry in shelf.of(DirectoryFile) for one in entry.model.organisations
        ),
    )


def _read(root: Path, today: dt.date) -> tuple[Shelf, list[Problem]]:
    entries: list[Entry[Content]] = []
    problems = [
        Problem(f"{root.name}/{name}", 1, "the file is missing", "Add it.")
        for name in _NEEDED
        if not (root / name).is_file()
    ]
    for file in find(root):
        try:
            entries.append(load_file(file))
        except ContentError as error:
            problems.extend(error.problems)
    return Shelf(tuple(entries)), problems
