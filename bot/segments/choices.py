"""What can be named in each dimension of a segment, and what naming it makes of the segment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.content import Library
from bot.content.intake import QuestionId
from bot.i18n import Catalogs
from bot.people.person import Role
from bot.segments.actions import code
from bot.segments.domain import MEMBER, Segment

SILENT_DAYS: Final = (14, 30, 60, 90)

Named = Mapping[str, str]
"""What can be named: its label by its id."""


class Dimension(StrEnum):
    """In what people differ; short, as buttons carry it."""

    ROLE = "r"
    PROFESSION = "p"
    STAGE = "s"
    REGION = "g"
    LANGUAGE = "l"
    STEP = "t"
    EVENT = "e"
    SILENT = "q"


FIELDS: Final = {
    Dimension.ROLE: "roles",
    Dimension.PROFESSION: "professions",
    Dimension.STAGE: "stages",
    Dimension.REGION: "regions",
    Dimension.LANGUAGE: "languages",
    Dimension.STEP: "step",
    Dimension.EVENT: "event",
    Dimension.SILENT: "silent_days",
}
"""The field of a segment that a dimension is kept in."""


@dataclass(frozen=True)
class Events:
    """Events that can be asked for, and answers to them: titles and labels as readers see them."""

    titles: Mapping[int, str] = field(default_factory=dict)
    answers: Named = field(default_factory=dict)


@dataclass(frozen=True)
class Offered:
    """Everything that can be named. Labels of content are English, and still to be translated."""

    professions: Named
    stages: Named
    regions: Named
    languages: Named
    steps: Named
    tracks: Mapping[str, tuple[str, Named]]
    """By the code of a route or guide: its title, and its steps."""
    events: Events = Events()

    def texts(self, dimension: Dimension) -> Named:
        """Return the labels of a dimension that content has the words of."""
        return self.steps if dimension is Dimension.STEP else getattr(self, FIELDS[dimension], {})

    def ids(self, dimension: Dimension, segment: Segment) -> tuple[str, ...]:
        """Return all that can be named now; answers, once an event is named."""
        match dimension:
            case Dimension.ROLE:
                return (MEMBER, *(role.value for role in Role))
            case Dimension.STEP:
                return tuple(self.steps)
            case Dimension.EVENT:
                asked = self.events.answers if segment.event else self.events.titles
                return tuple(map(str, asked))
            case Dimension.SILENT:
                return tuple(map(str, SILENT_DAYS))
            case _:
                return tuple(getattr(self, FIELDS[dimension]))


def offered(library: Library, catalogs: Catalogs, events: Events) -> Offered:
    """Return what content, catalogs and events have now."""
    tracks = {
        code(track.slug): (track.title, {step.slug: step.title for step in track.steps})
        for track in library.tracks.values()
    }
    return Offered(
        professions=_answers(library, "profession"),
        stages=_answers(library, "stage"),
        regions=_answers(library, "region"),
        languages={one.code: one.own_name for one in catalogs.languages},
        steps={slug: step.title for slug, step in library.steps.items()},
        tracks=tracks,
        events=events,
    )


def _answers(library: Library, question: QuestionId) -> Named:
    asked = (one for one in library.intake.questions if one.id == question)
    return {option.id: option.label for one in asked for option in one.options}


def named(segment: Segment, dimension: Dimension) -> tuple[str, ...]:
    """Return what a segment names in a dimension; of an event the answers do not count."""
    value = getattr(segment, FIELDS[dimension])
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return (str(value),) if value else ()


def naming(
    segment: Segment, dimension: Dimension, choice: str, found: Offered, *, on: bool
) -> Segment:
    """Return the segment with a choice named, or not any more; "" names none in the dimension.

    `choice` is a code; one that nothing has (any more) changes nothing. The same again changes
    nothing either (a double tap).
    """
    if not choice:
        return _none(segment, dimension)
    one = next((each for each in found.ids(dimension, segment) if code(each) == choice), None)
    if one is None:
        return segment
    field_name = FIELDS[dimension]
    if dimension is Dimension.EVENT and segment.event:
        field_name = "answers"
    before = getattr(segment, field_name)
    if isinstance(before, frozenset):
        return segment.but(**{field_name: before | {one} if on else before - {one}})
    if not on:
        return _none(segment, dimension) if str(before) == one else segment
    return segment.but(**{field_name: type(before)(one)})


def _none(segment: Segment, dimension: Dimension) -> Segment:
    empty = Segment()
    segment = segment.but(**{FIELDS[dimension]: getattr(empty, FIELDS[dimension])})
    return segment.but(answers=empty.answers) if dimension is Dimension.EVENT else segment
