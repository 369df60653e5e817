"""Read all content: `check` says everything that is wrong, `load` gives the library."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from bot.content.answers import AnswersFile
from bot.content.clocks import ClocksFile
from bot.content.distress import DistressWords
from bot.content.fields import Content
from bot.content.files import find
from bot.content.glossary import GlossaryFile
from bot.content.instrument_checks import instruments
from bot.content.instruments import Instrument
from bot.content.intake import Intake
from bot.content.interview import InterviewFile
from bot.content.kit import Kit
from bot.content.library import Library
from bot.content.order import order, unreachable
from bot.content.parse import Entry, load_file
from bot.content.pathways import Guide, Pathway, Track
from bot.content.problems import ContentError
from bot.content.prose import long_screens, loose_figures
from bot.content.references import dangling, duplicates, unused
from bot.content.replies import RepliesFile
from bot.content.review import reviews
from bot.content.rights import Rights
from bot.content.shelf import Shelf
from bot.content.urgent import Urgent
from bot.content.ways import ways
from bot.problem import Problem, Severity

TrackT = TypeVar("TrackT", bound=Track)
NEEDED: Final = ("intake.yaml", "urgent/uk.yaml", "events/kit.yaml")


def check(root: Path, today: dt.date) -> list[Problem]:
    """Say everything wrong with the content folder, by file and line; an empty list is good."""
    return _read(root, today)[1]


def load(root: Path, *, today: dt.date) -> Library:
    """Read the content folder.

    Raises ContentError when it cannot be used. A late review is for `check` to report: a bot that
    stopped on that day would help nobody.
    """
    shelf, problems = _read(root, today)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
    return Library(
        pathways=tuple(_whole(entry.model, shelf) for entry in shelf.of(Pathway)),
        guides=tuple(_whole(entry.model, shelf) for entry in shelf.of(Guide)),
        clocks=tuple(one for entry in shelf.of(ClocksFile) for one in entry.model.clocks),
        terms=tuple(one for entry in shelf.of(GlossaryFile) for one in entry.model.terms),
        cards=tuple(one for entry in shelf.of(InterviewFile) for one in entry.model.cards),
        answers=tuple(one for entry in shelf.of(AnswersFile) for one in entry.model.answers),
        replies=tuple(one for entry in shelf.of(RepliesFile) for one in entry.model.replies),
        rights=tuple(entry.model for entry in shelf.of(Rights)),
        distress=tuple(entry.model for entry in shelf.of(DistressWords)),
        instruments=tuple(entry.model for entry in shelf.of(Instrument)),
        intake=shelf.of(Intake)[0].model,
        urgent=shelf.of(Urgent)[0].model,
        kit=shelf.of(Kit)[0].model,
        sources=shelf.sources(),
        figures=shelf.figures(),
        organisations=shelf.organisations(),
    )


def _whole(track: TrackT, shelf: Shelf) -> TrackT:
    """Put each step in the place of its slug."""
    steps = shelf.steps()
    listed = tuple(steps[one] if isinstance(one, str) else one for one in track.listed)
    return track.model_copy(update={"listed": listed})


def _read(root: Path, today: dt.date) -> tuple[Shelf, list[Problem]]:
    """Read every file. Names are compared once each can be read, all else once names are clear."""
    entries: list[Entry[Content]] = []
    problems = [
        Problem(f"{root.name}/{name}", 1, "the file is missing", "Add it.")
        for name in NEEDED
        if not (root / name).is_file()
    ]
    for file in find(root):
        try:
            entries.append(load_file(file))
        except ContentError as error:
            problems.extend(error.problems)
    shelf = Shelf(tuple(entries))
    problems = problems or list(duplicates(shelf)) or list(_between(shelf, today))
    return shelf, sorted(problems, key=_place)


def _between(shelf: Shelf, today: dt.date) -> Iterator[Problem]:
    yield from dangling(shelf)
    yield from unused(shelf)
    yield from order(shelf)
    yield from ways(shelf)
    yield from unreachable(shelf)
    yield from reviews(shelf, today)
    yield from loose_figures(shelf)
    yield from long_screens(shelf)
    yield from instruments(shelf)


def _place(problem: Problem) -> tuple[str, int]:
    return problem.path, problem.line
